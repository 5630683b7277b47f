"""Real consumers on real queues: killed, delivered to twice, their queue restarted. A job is done once, and none is lost."""

from __future__ import annotations

import pickle

import pytest
from flask import Flask

from quizgen.store.jobs import AWAY
from quizgen.web.queue import PlainMessages, queue_of
from tests.queue.conftest import StartsConsumer
from tests.queue.consumers import await_jobs, jobs_in, silence_passes, titles_in, until
from tests.reading import STEMS, article_of, raw_article
from tests.redis_server import Redis
from tests.visitors import Visitor

EVERYWHERE = pytest.mark.parametrize("queue", ["sqlite", "redis", "postgresql"], indirect=True)
ON_REDIS = pytest.mark.parametrize("queue", ["redis"], indirect=True)
ON_A_FILE = pytest.mark.parametrize("queue", ["sqlite"], indirect=True)


def asks(abara: Visitor, title: str, *, long: bool = False) -> str:
    """She sends an article, or all of them in one; the address of the page she waits at."""
    paragraphs = [paragraph for stem in STEMS for paragraph in article_of(stem).paragraphs]
    text = "\n\n".join(paragraphs) if long else raw_article("06-how-juries-work").read_text("utf-8-sig")
    sent = abara.fills_in(abara.get("/teacher/quizzes/new"), {"text": text, "count": "2", "title": title})
    assert sent.location.startswith("/teacher/jobs/")
    return str(sent.location)


def await_the_midst(app: Flask) -> None:
    """Wait until a consumer is at work on the only job."""
    until(lambda: jobs_in(app)[0].status == "running" and jobs_in(app)[0].progress > 0, "a job under way")


def test_job_whose_consumer_is_killed_is_done_once_by_the_next(app: Flask, abara: Visitor, consumer: StartsConsumer) -> None:
    waiting = asks(abara, "Long", long=True)
    first = consumer()
    await_the_midst(app)
    first.kill()
    (job,) = jobs_in(app)
    assert (job.status, job.tries, titles_in(app)) == ("running", 1, [])
    silence_passes(app)
    consumer()
    (job,) = await_jobs(app, "done")
    assert (job.tries, titles_in(app)) == (2, ["Long"])
    assert abara.follows(abara.get(waiting)).text.count('class="question-card"') == 2


@EVERYWHERE
def test_job_delivered_three_times_to_two_consumers_is_done_once(app: Flask, abara: Visitor, consumer: StartsConsumer) -> None:
    asks(abara, "First")
    for _ in range(2):
        queue_of(app).send(jobs_in(app)[0].id)
    asks(abara, "Second")
    consumers = [consumer(), consumer()]
    await_jobs(app, "done")
    asks(abara, "Third")  # comes out of the queue after all the others
    assert [job.tries for job in await_jobs(app, "done")] == [1, 1, 1]
    assert sorted(titles_in(app)) == ["First", "Second", "Third"]
    assert [each.stop() for each in consumers] == [0, 0]
    assert consumers[0].complaints == ""


@ON_REDIS
def test_jobs_outlive_a_redis_that_is_restarted_and_has_forgotten_them(
    app: Flask, abara: Visitor, consumer: StartsConsumer, redis: Redis
) -> None:
    before = asks(abara, "Before")
    assert "Waiting for its turn" in abara.get(before).text
    redis.stop()
    meanwhile = asks(abara, "Meanwhile")
    assert AWAY in abara.get(meanwhile).text
    silence_passes(app)
    consumer()  # finds no Redis, and waits for it
    until(lambda: jobs_in(app)[0].words == AWAY, "a consumer that looks for what to send again")
    redis.start()
    assert [job.tries for job in await_jobs(app, "done")] == [1, 1]
    assert sorted(titles_in(app)) == ["Before", "Meanwhile"]
    for page in (before, meanwhile):
        assert abara.follows(abara.get(page)).text.count('class="question-card"') == 2


@ON_A_FILE
def test_consumer_that_is_told_to_end_gives_its_job_back_for_the_next(
    app: Flask, abara: Visitor, consumer: StartsConsumer
) -> None:
    asks(abara, "Long", long=True)
    first = consumer()
    await_the_midst(app)
    assert first.stop() == 0
    (job,) = jobs_in(app)
    assert (job.status, job.tries, job.delivered_at) == ("queued", 0, None)
    consumer()  # nobody waits for a silence
    (job,) = await_jobs(app, "done")
    assert (job.tries, titles_in(app)) == (1, ["Long"])


@ON_A_FILE
def test_consumer_ends_with_whoever_started_it(app: Flask, consumer: StartsConsumer) -> None:
    tied = consumer()
    tied.let_go()
    assert tied.process.returncode is not None


def test_message_in_the_queue_cannot_run_code() -> None:
    with pytest.raises(ValueError, match="utf-8"):
        PlainMessages().deserialize(pickle.dumps(["a", "job"]))
