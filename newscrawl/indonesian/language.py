"""Which language a text is in, by its most frequent words: a light test, no model."""

from __future__ import annotations

from newscrawl.indonesian.words import letters


def _set(listed: str) -> frozenset[bytes]:
    return frozenset(listed.encode().split())


# Frequent words that one language has and its neighbours lack.
_STOP_WORDS = {
    "id": "yang dengan untuk pada dari dalam tidak akan juga telah bisa karena oleh saat ini itu "
    "di ke ada para warga masih belum tersebut mereka kami adalah atau lebih sudah dan kata ujar "
    "bahwa sebagai namun seperti anda menjadi harus setelah hingga terhadap secara agar",
    "jv": "lan ing kang sing karo ora wis iki iku kanggo saka marang dadi uga bisa amarga saged "
    "boten kaliyan ingkang dados menika punika sampun wonten nalika kuwi",
    "su": "jeung nu di ka ti anu teu geus ieu eta keur ogé oge kana tina jadi bisa henteu ku dina "
    "kudu aya urang sarta baheula pikeun lamun",
    "en": "the of and to in is that for was on with as by at from it his her he she they are be "
    "this have has had not but which an said will would",
}
_STOP_SETS = {code: _set(words) for code, words in _STOP_WORDS.items()}
_ANY_STOP_WORD = frozenset().union(*_STOP_SETS.values())
_SAMPLE = 2000  # characters
_ENOUGH_WORDS = 12
_ENOUGH_HITS = 0.07  # of the words
# Malay and Indonesian share most frequent words; these tell them apart.
_MALAY_ONLY = _set(
    "kerana bahawa ialah iaitu wang selepas sahaja mahu beliau berkata manakala kerajaan syarikat "
    "polis menerusi sebarang pelbagai lelaki bekas ahad isnin jumaat"
)
_INDONESIAN_ONLY = _set(
    "karena bahwa adalah yaitu uang setelah saja mau bisa ujar kata pemerintah perusahaan polisi "
    "melalui berbagai saat tersebut namun jadi hanya"
)


def guess_language(text: str) -> str | None:
    """The text's language among id, ms, jv, su and en by its frequent words; None if unsure.

    >>> guess_language("Warga yang tinggal di tepi sungai itu sudah pindah karena air naik "
    ...                "dan jalan tidak bisa dilalui")
    'id'
    >>> guess_language("Jalan Merdeka") is None
    True
    """
    sample = letters(text[:_SAMPLE].lower())
    if len(sample) < _ENOUGH_WORDS:
        return None
    frequent = list(filter(_ANY_STOP_WORD.__contains__, sample))
    hits = {code: _count(frequent, stop) for code, stop in _STOP_SETS.items()}
    best = max(hits, key=hits.__getitem__)
    if hits[best] < _ENOUGH_HITS * len(sample):
        return None
    if best == "id" and _count(sample, _MALAY_ONLY) > _count(sample, _INDONESIAN_ONLY):
        return "ms"
    return best


def _count(said: list[bytes], chosen: frozenset[bytes]) -> int:
    return sum(map(chosen.__contains__, said))
