"""What stands between browsers and the pages where Copytaster is hosted: see `hosted.py`.

Each module is one layer, an ASGI middleware: what is asked passes `log`, `headers`, `doors`, `gate`
and `browser`, in this order, before Streamlit sees it. Nothing here reads a story.
"""
