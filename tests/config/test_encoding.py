"""What is sent in an encoding other than UTF-8 is refused before anything reads it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

BODY = b'--b\r\nContent-Disposition: form-data; name="username"\r\n\r\n+2AA- \\ud800\r\n--b--\r\n'


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("charset", "status"),
    [
        ("utf-7", 400),
        ("unicode_escape", 400),
        ("rot13", 400),
        ("base64", 400),
        ("utf-8", 200),
        ("UTF8", 200),
        ("x", 200),
    ],
)
def test_form_in_another_encoding_is_refused(client: Client, charset: str, status: int) -> None:
    client.raise_request_exception = False
    content_type = f"multipart/form-data; boundary=b; charset={charset}"
    response = client.generic("POST", reverse("login"), BODY, content_type=content_type)
    assert response.status_code == status
