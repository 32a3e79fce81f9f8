"""The data model: frozen values, standard library only."""
