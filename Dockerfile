# Python 3.11.16 on Debian 12, for amd64 and arm64. `docker buildx imagetools inspect python:3.11-slim-bookworm`
# names the digest of today's: take it, and run the tests.
FROM python:3.11-slim-bookworm@sha256:a36c24f9cbdf4fd0f52d67f0823eeac19c2028c637cecc392d97f980d4fec56b
WORKDIR /app
COPY requirements.lock .
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock
COPY . .
RUN python -m compileall -q hosted.py streamlit_app.py analysis pages && install -d -o 10001 -g 10001 -m 700 /stories
# Nothing is written but to /stories, so that the rest may be read-only.
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 HOME=/tmp COPYTASTER_HOME=/stories
USER 10001:10001
VOLUME /stories
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/readyz', timeout=8)"]
CMD ["uvicorn", "hosted:app", "--host", "0.0.0.0", "--port", "8501", "--no-access-log", "--no-server-header", "--timeout-graceful-shutdown", "10"]
