import pytest

from according.errors import UnreadableReport
from according.read.encoding import decoded

RUSSIAN = (
    "По меньшей мере двенадцать человек погибли в понедельник при обстреле рынка в городе, "
    "сообщили местные власти. Ещё тридцать человек были доставлены в больницы, но это не всё."
)
SAMPLES = {
    "cp1252": "At least twelve people were killed in Medell\u00edn on Monday, the mayor\u2019s "
    "office said. \u201cWe counted twelve dead,\u201d said Jos\u00e9 Pe\u00f1a, who is a doctor.",
    "cp1251": RUSSIAN,
    "koi8_r": RUSSIAN,
    "cp1256": "قتل اثنا عشر شخصا على الأقل يوم الاثنين في قصف على سوق في مدينة الرمثا، وقال طبيب "
    "إن ثلاثين شخصا أصيبوا وقد نقلوا إلى مستشفيات المدينة.",
    "cp932": "月曜日、市場に砲弾が落ち、少なくとも十二人が死亡したと市長室が発表した。"
    "病院は夕方までに満杯になった。",
}


@pytest.mark.parametrize("encoding", SAMPLES)
def test_undeclared_encodings_are_told_where_letters_and_words_agree(encoding: str) -> None:
    found = decoded(SAMPLES[encoding].encode(encoding))
    assert (found.text, found.encoding) == (SAMPLES[encoding], encoding)


@pytest.mark.parametrize(
    "original",
    [
        "Ras al-\u0634".encode("cp1256"),  # one word: no language to tell it by
        SAMPLES["cp1252"].encode("mac_roman"),  # reads as English in cp1252 too, with wrong letters
        bytes(range(128, 256)) * 3,
    ],
)
def test_what_could_be_several_encodings_is_refused_with_what_to_do(original: bytes) -> None:
    with pytest.raises(UnreadableReport, match=r"unknown: not UTF-8.*convert it to UTF-8"):
        decoded(original)


def test_utf8_is_not_overruled_by_a_wrong_declaration() -> None:
    page = '<html><meta charset="windows-1251"><p>Jos\u00e9'
    assert decoded(page.encode()).text == page


def test_a_declaration_that_the_bytes_break_is_refused() -> None:
    with pytest.raises(UnreadableReport, match="not cp1252"):
        decoded(b'<html><meta charset="windows-1252"><p>Jos\x81')
