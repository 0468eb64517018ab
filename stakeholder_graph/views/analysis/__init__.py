"""What does an analysis tell first, whose absence cuts off whom, and who does not hear whom?"""
