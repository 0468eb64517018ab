"""Figures for a paper or a slide: the drawing of a place, curves of a simulation, places side by side."""
