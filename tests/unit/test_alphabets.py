"""Files that are not in Unicode are read in the letters they were written in (D1), be they short or long."""

from __future__ import annotations

from time import perf_counter

import pytest

from workshop_kit.importing.files import File
from workshop_kit.importing.texts import guess_encoding

SAID: dict[str, dict[str, list[str]]] = {
    "cp1252": {
        "de": [
            "Schöne Brötchen für uns, groß und weiß",
            "Die Tür ist zu schwer, müsste öfter geölt werden",
            "Käse war gut und günstig",
        ],
        "fr": [
            "Le café était très bon, déjà à la première fois",
            "Où est l’entrée ? Ça ne va pas",
            "Garçon très agréable, à bientôt",
        ],
        "es": [
            "El niño pequeño lloró mañana",
            "¿Dónde está la puerta? El café está frío",
            "Atención rápida y cariñosa, volveré el próximo año",
        ],
        "pt": ["O pão não estava fresco", "Atenção ótima, voltarei amanhã", "Não há açúcar à mesa"],
        "it": ["Il caffè è più buono qui", "Perché così lento? Sarà l’età", "Città bellissima, qualità"],
        "sv": ["Kön var för lång på måndag", "Väldigt trevlig personal, åter gärna", "Smörgåsen är god"],
        "da": ["Køen var for lang på mandag", "Meget sød betjening, kærlig hilsen", "Brødet var tørt"],
        "nl": ["De koffie was koud, geen café", "Eén ober voor alle tafels", "Heel vriendelijk, reünie geslaagd"],
        "mix": ["Schöne Brötchen – für „uns“ 3 €", "Le café était très bon, déjà", "El niño pequeño lloró mañana"],
    },
    "cp1250": {
        "cs": [
            "Příliš žluťoučký kůň úpěl ďábelské ódy",
            "Děkuji, obsluha byla příjemná a milá",
            "Káva byla studená a fronta dlouhá",
        ],
        "pl": [
            "Zażółć gęślą jaźń, bardzo długo czekałem",
            "Dziękuję, obsługa była miła",
            "Kawa była zimna, kolejka długa",
        ],
        "hu": [
            "A kávé hideg volt és a sor hosszú",
            "Nagyon kedves kiszolgálás, köszönöm szépen",
            "Gyönyörű hely, őszintén ajánlom",
        ],
    },
    "cp1251": {
        "ru": ["Кофе был холодный, а очередь слишком длинная", "Очень вежливый персонал"],
        "ru, short": ["оценка хорошо", "плохо и дорого", "все дорого"],
        "uk": ["Кава була холодна, а черга занадто довга", "Дуже привітні працівники"],
    },
    "euc_jp": {"ja": ["列がとても長くて待ちくたびれました", "店員さんがとても親切でした"]},
    "cp932": {"ja": ["列がとても長くて待ちくたびれました", "店員さんがとても親切でした"]},
    "gb18030": {"zh": ["排队时间太长了，等了半个小时才轮到我们", "店员非常热情，咖啡也很好喝"]},
    "big5": {"zh": ["排隊時間太長了，等了半個小時才輪到我們", "店員非常熱情，咖啡也很好喝"]},
    "cp949": {"ko": ["줄이 너무 길어서 오래 기다렸습니다", "직원들이 아주 친절했어요 감사합니다"]},
    "mac_roman": {
        "de": ["Schöne Brötchen für uns, groß und weiß", "Die Tür ist zu schwer, müsste öfter geölt werden"],
        "fr": ["Le café était très bon, déjà à la première fois", "Où est l'entrée ? Ça ne va pas"],
    },
    "cp1253": {"el": ["Ο καφές ήταν κρύος και η ουρά μεγάλη", "Πολύ ευγενικό προσωπικό"]},
    "cp1254": {
        "tr": ["Kahve çok soğuktu ve kuyruk uzundu", "Çalışanlar çok nazikti, teşekkürler, güzel ağaç ışığı"],
        "tr, short": ["Kahve sıcaktı ama kaldırım dardı", "Her şey", "İyi bir yer"],
    },
    "cp1257": {
        "lt": ["Kava buvo šalta, eilė labai ilga", "Ačiū už šiltą priėmimą, grįšiu dar ne kartą"],
        "lv": ["Paldies, ļoti laipnīga apkalpošana", "Kafija bija auksta, rinda ļoti gara"],
        "et": ["Kohv oli külm ja järjekord pikk", "Väga sõbralik teenindus, tänan, šokolaad oli hea"],
    },
    "cp1255": {"he": ["הקפה היה קר והתור ארוך מאוד", "שירות מצוין"], "he, short": ["טוב מאוד", "יקר ורע"]},
    "cp1256": {"ar": ["كانت القهوة باردة والطابور طويلا جدا"]},
}


@pytest.mark.parametrize("rows", [1, 3, 30])
@pytest.mark.parametrize(("encoding", "language"), [(name, one) for name, said in SAID.items() for one in said])
def test_each_letter_is_what_was_typed(encoding: str, language: str, rows: int) -> None:
    """Another encoding will do where these letters are the same in it."""
    said = (SAID[encoding][language] * 30)[:rows]
    text = "nps,comment\r\n" + "".join(f"{number % 11},{words}\r\n" for number, words in enumerate(said))
    data = text.encode(encoding)
    assert data.decode(guess_encoding(File("f.csv", data=data))[0], "replace") == text


def test_short_words_keep_their_letters() -> None:
    """A header in Russian as well, and one Icelandic or Czech sentence that Turkish must not take."""
    for said, encoding in (
        ("оценка;комментарий\r\n5;хорошо\r\n1;плохо и дорого\r\n", "cp1251"),
        ("Góður matur en þjónustan hæg", "cp1252"),
        ("Celkovo dobrý", "cp1250"),
    ):
        data = said.encode(encoding)
        assert data.decode(guess_encoding(File("f.csv", data=data))[0]) == said


def test_a_long_run_of_letters_takes_no_longer_than_others() -> None:
    """Ten minutes, where each letter of the run was the beginning of another look at it."""
    begun = perf_counter()
    assert guess_encoding(File("f.txt", data=b"a" * 60_000 + b" caf\xe9"))[0]
    assert perf_counter() - begun < 20
