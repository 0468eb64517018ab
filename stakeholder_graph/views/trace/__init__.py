"""How is one message followed, hop by hop and date by date, there and back?"""
