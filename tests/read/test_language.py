import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.lexicons import load
from according.read.language import encodings, language

SAMPLES = {
    "en": "Shells hit a market in the town on Monday and killed twelve people, the mayor said.",
    "fr": "Des obus sont tombés sur un marché de la ville lundi et ont tué douze personnes.",
    "es": "Varios proyectiles cayeron el lunes en un mercado de la ciudad y mataron a doce "
    "personas, según dijo el alcalde, que también habló de los heridos y de las casas.",
    "de": "Granaten trafen am Montag einen Markt in der Stadt und töteten zwölf Menschen.",
    "tr": "Pazartesi günü pazara düşen mermiler on iki kişi için ölüm oldu ve çok sayıda kişi "
    "daha sonra hastaneye kaldırıldı, bu bir saldırı olarak görüldü.",
    "ru": "В понедельник на рынок в городе упали снаряды, погибли двенадцать человек, это был не "
    "первый обстрел.",
    "uk": "У понеділок на ринок у місті впали снаряди, загинули дванадцять людей, і це був не "
    "перший обстріл.",
    "ar": "سقطت قذائف على سوق في المدينة يوم الاثنين وقتل اثنا عشر شخصا من المدنيين، وقال الطبيب",
    "fa": "روز دوشنبه گلوله هایی به بازار شهر خورد و دوازده نفر را کشت که این خبر از شهر است",
    "ur": "پیر کو شہر کے بازار میں گولے گرے اور بارہ افراد ہلاک ہو گئے ہیں، یہ میئر نے کہا ہے",
    "ja": "月曜日、市場に砲弾が落ち、十二人が死亡した。",
    "zh": "周一，炮弹击中市场，造成至少十二人死亡。",
    "he": "פגזים נפלו על השוק בעיר ביום שני והרגו שנים עשר בני אדם.",
    "ko": "월요일 시장에 포탄이 떨어져 열두 명이 숨졌다.",
}


@pytest.mark.parametrize("code", SAMPLES)
def test_running_prose_shows_its_language(code: str) -> None:
    assert language(SAMPLES[code]) == code


def test_case_does_not_matter() -> None:
    assert language(SAMPLES["en"].upper()) == "en"


@pytest.mark.parametrize("text", ["", "12", "Close", "Homs: 12 martyrs", "🙂", "حمص", "市"])
def test_too_little_to_tell_is_unknown(text: str) -> None:
    assert language(text) is None


def test_a_mixture_in_equal_parts_is_unknown() -> None:
    assert language(SAMPLES["fr"] + " " + SAMPLES["en"]) is None


def test_a_language_without_a_word_list_is_unknown() -> None:
    icelandic = "Mánudaginn féllu sprengjur á torgið og tólf manns létust, sagði maðurinn."
    assert language(icelandic) is None


@given(st.text())
def test_any_text_has_a_known_code_or_none(text: str) -> None:
    lexicon = load("function_words")
    by_words = {entry["code"] for entry in lexicon["language"]}
    by_script = {entry.get("language") for entry in lexicon["script"]}
    assert language(text) in by_words | by_script | {None}


def test_the_lexicon_names_encodings_that_exist_and_words_as_they_are_cut() -> None:
    for name in encodings():
        assert "a".encode(name) == b"a"
    for entry in load("function_words")["language"]:
        words = entry["words"].split()
        assert entry["words"] == entry["words"].casefold()
        assert not any("'" in word or "’" in word for word in words), entry["code"]
        assert not any(set(word) & set(entry.get("lacks", "")) for word in words), entry["code"]
