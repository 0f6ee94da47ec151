"""The original design's front: Flask takes a callback in and answers when Redis has it in memory."""

from flask import Flask, request

from tasks import store

app = Flask(__name__)


@app.post("/<path:path>")
def receive(path):
    store.delay(request.get_data(as_text=True))
    return {"ok": True}
