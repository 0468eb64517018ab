"""Many worlds of one place played through: who hears by when, what they wait for, and what a loss does."""
