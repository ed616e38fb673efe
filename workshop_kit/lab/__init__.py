"""JupyterLab as a quiet room for the guided notebooks: launcher, settings, look and a small extension."""
