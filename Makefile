# Short names for those who have make; `python3 dev.py` does the work.
.PHONY: demo test lint lock
demo test lint lock:
	@python3 dev.py $@
