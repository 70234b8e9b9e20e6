"""Korean verbs and particles: what happens to a syllable when an ending meets it.

A Hangul syllable is one code point, composed of an initial consonant, a vowel and perhaps a final consonant:
code = 0xAC00 + (initial · 21 + vowel) · 28 + final (Unicode Standard, section 3.12).
"""

from __future__ import annotations

from functools import cache

VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"  # a blank stands for no final consonant

# A vowel that meets the past tense's 았 or 었 melts into one: 가 + 았 → 갔, 마시 + 었 → 마셨.
CONTRACTED = {
    "ㅏ": "ㅏ",
    "ㅓ": "ㅓ",
    "ㅗ": "ㅘ",
    "ㅜ": "ㅝ",
    "ㅣ": "ㅕ",
    "ㅐ": "ㅐ",
    "ㅔ": "ㅔ",
    "ㅕ": "ㅕ",
    "ㅚ": "ㅙ",
}


def split(syllable: str) -> tuple[int, str, str]:
    """Index of the initial consonant, the vowel, the final consonant (a blank where there is none)."""
    rest, final = divmod(ord(syllable) - 0xAC00, 28)
    initial, vowel = divmod(rest, 21)
    return initial, VOWELS[vowel], FINALS[final]


def join(initial: int, vowel: str, final: str = " ") -> str:
    return chr(0xAC00 + (initial * 21 + VOWELS.index(vowel)) * 28 + FINALS.index(final))


def final_consonant(word: str) -> str:
    return split(word[-1])[2]


def with_final(word: str, final: str) -> str:
    """The word with its last syllable's final consonant replaced."""
    initial, vowel, _ = split(word[-1])
    return word[:-1] + join(initial, vowel, final)


def particle(word: str, after_consonant: str, after_vowel: str) -> str:
    """The form of a particle that the word's last sound asks for: 학생 + 은, 의사 + 는."""
    return after_vowel if final_consonant(word) == " " else after_consonant


@cache
def before_n(stem: str) -> str:
    """The stem before an ending in ㄴ or ㅅ (-는, -습니다), where a final ㄹ falls: 만들 + 는 → 만드는."""
    return with_final(stem, " ") if final_consonant(stem) == "ㄹ" else stem


@cache
def formal(stem: str, mood: str) -> str:
    """-ㅂ니다 or -습니다, by the final sound; `mood` is 니다 for a statement, 니까 for a question."""
    if final_consonant(stem) in " ㄹ":
        return with_final(stem, "ㅂ") + mood
    return stem + "습" + mood


@cache
def with_eu(stem: str, irregular: str, final: str) -> str:
    """The stem with -(으)ㄴ or -(으)ㄹ, which describe a noun: 보 → 본, 먹 → 먹은, 아름답 → 아름다운, 걷 → 걸은."""
    if final_consonant(stem) in " ㄹ":
        return with_final(stem, final)
    match irregular:
        case "ㅂ":
            return with_final(stem, " ") + with_final("우", final)
        case "ㄷ":
            return with_final(stem, "ㄹ") + with_final("으", final)
        case "ㅅ":
            return with_final(stem, " ") + with_final("으", final)
        case "ㅎ":
            return with_final(stem, final)
    return stem + with_final("으", final)


@cache
def past(stem: str, irregular: str) -> str:
    """The stem with the past tense's -았- or -었-, by vowel harmony: 보 → 봤, 먹 → 먹었, 하 → 했, 부르 → 불렀."""
    if stem.endswith("하"):
        return stem[:-1] + "했"
    initial, vowel, final = split(stem[-1])
    match irregular:
        case "ㅂ":
            return with_final(stem, " ") + ("왔" if stem == "돕" else "웠")
        case "ㄷ":
            return with_final(stem, "ㄹ") + _harmony(vowel)
        case "ㅅ":
            return with_final(stem, " ") + _harmony(vowel)
        case "ㅎ":
            return stem[:-1] + join(initial, {"ㅏ": "ㅐ", "ㅑ": "ㅒ"}[vowel], "ㅆ")
        case "르":
            before = split(stem[-2])[1]
            return with_final(stem[:-1], "ㄹ") + ("랐" if before in "ㅏㅗ" else "렀")
    if final != " ":
        return stem + _harmony(vowel)
    if vowel == "ㅡ":  # the weakest vowel gives way: 쓰 → 썼, 아프 → 아팠
        before = split(stem[-2])[1] if len(stem) > 1 else ""
        return stem[:-1] + join(initial, "ㅏ" if before and before in "ㅏㅗ" else "ㅓ", "ㅆ")
    return stem[:-1] + join(initial, CONTRACTED[vowel], "ㅆ") if vowel in CONTRACTED else stem + "었"


def _harmony(vowel: str) -> str:
    return "았" if vowel in "ㅏㅑㅗ" else "었"
