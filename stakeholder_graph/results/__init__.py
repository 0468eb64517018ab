"""What the tools say: frozen values, their JSON form and its schema. Nothing here computes an answer."""
