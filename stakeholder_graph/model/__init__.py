"""What a place is: frozen values, their vocabulary, selectors, cadences and the checks of meaning."""
