"""Does a finding survive the doubts recorded in a model?"""
