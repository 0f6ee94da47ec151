"""The original design's worker: Celery takes a report out of Redis, SQLAlchemy makes a row of it."""

import json
import os
from datetime import datetime, timezone

from celery import Celery
from celery.signals import worker_init
from sqlalchemy import BigInteger, Column, DateTime, Integer, String, create_engine, event
from sqlalchemy.orm import Session, declarative_base

app = Celery("original", broker=os.environ["REDIS_URL"])
app.conf.task_ignore_result = True
# Two processes write to one file.
engine = create_engine("sqlite:///" + os.environ["DATABASE_FILE"], connect_args={"timeout": 60})
Base = declarative_base()


class EmailCallback(Base):
    __tablename__ = "email_callback"

    id = Column(Integer, primary_key=True)
    status = Column(String)
    email = Column(String)
    data_recebimento = Column(DateTime)
    id_externo = Column(String)
    qj_contact_id = Column(BigInteger)


@event.listens_for(engine, "connect")
def use_wal(connection, _):
    connection.execute("pragma journal_mode = wal")


@app.task
def store(body):
    with Session(engine) as session:
        for result in json.loads(body)["results"]:
            session.add(
                EmailCallback(
                    status=result["status"]["groupName"],
                    email=result["to"],
                    data_recebimento=datetime.now(timezone.utc),
                    id_externo=result["messageId"],
                    qj_contact_id=json.loads(result["callbackData"]).get("qj_contact_id"),
                )
            )
        session.commit()


@worker_init.connect
def make_table(**_):
    Base.metadata.create_all(engine)
