using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EcomCore.Sku;

/// <summary>A way to compute check characters, so that most typing errors make a code invalid.</summary>
/// <remarks>
/// Immutable and safe to share between threads. Every scheme finds every single wrong character of its alphabet, except
/// <see cref="Mod97Radix10"/> over letters; <see cref="DetectsTranspositions"/> tells which ones find every swap of two neighbours too.
/// Time is linear in the payload.
/// </remarks>
public abstract class CheckScheme
{
    private const string Digits = "0123456789";
    private const string DigitsAndLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int MaxLength = 2;

    private protected CheckScheme(string name, string alphabet, string checkAlphabet, int length, bool detectsTranspositions)
    {
        Name = name;
        Alphabet = alphabet;
        CheckAlphabet = checkAlphabet;
        Length = length;
        DetectsTranspositions = detectsTranspositions;
    }

    /// <summary>Gets ISO/IEC 7064 MOD 37,36 (hybrid): digits and letters, one check character of the same alphabet.</summary>
    /// <value>Misses 0.159 % of the swaps of two different neighbours (2 of 1,260, counted exactly).</value>
    public static CheckScheme Mod37Hybrid36 { get; } = new TableCheckScheme(
        "mod37-36", DigitsAndLetters, DigitsAndLetters, 1, false, states: 36, start: 18,
        step: (state, value) => (DoubledMod37(state) + value) % 36,
        check: state => (37 - DoubledMod37(state)) % 36);

    /// <summary>Gets ISO/IEC 7064 MOD 37-2 (pure): digits and letters; the check character may also be <c>*</c>.</summary>
    /// <value>Finds every swap of two neighbours.</value>
    public static CheckScheme Mod37Radix2 { get; } = new TableCheckScheme(
        "mod37-2", DigitsAndLetters, DigitsAndLetters + "*", 1, true, states: 37, start: 0,
        step: (state, value) => ((2 * state) + value) % 37,
        check: state => (75 - (2 * state)) % 37);

    /// <summary>Gets ISO/IEC 7064 MOD 97-10 (pure): two check digits, 02 to 98; a letter counts as two digits (A = 10 to Z = 35), as in an IBAN.</summary>
    /// <value>Over digits it finds every swap of two neighbours; over letters it misses about 0.4 % of single errors.</value>
    public static CheckScheme Mod97Radix10 { get; } = new TableCheckScheme(
        "mod97-10", DigitsAndLetters, Digits, 2, false, states: 97, start: 0,
        step: (state, value) => ((state * (value < 10 ? 10 : 100)) + value) % 97,
        check: state => 98 - (state * 100 % 97));

    /// <summary>Gets ISO/IEC 7064 MOD 11-2 (pure): digits; the check character may also be <c>X</c>.</summary>
    /// <value>Finds every swap of two neighbours.</value>
    public static CheckScheme Mod11Radix2 { get; } = new TableCheckScheme(
        "mod11-2", Digits, Digits + "X", 1, true, states: 11, start: 0,
        step: (state, value) => ((2 * state) + value) % 11,
        check: state => (23 - (2 * state)) % 11);

    /// <summary>Gets the GS1 modulo 10 scheme of GTIN, SSCC and the like: digits, weights 3 and 1 from the right.</summary>
    /// <value>Misses swaps of neighbours that differ by 5.</value>
    public static CheckScheme Gs1 { get; } = WeightedMod10("gs1", digit => 3 * digit);

    /// <summary>Gets the Luhn scheme of payment cards (ISO/IEC 7812-1, annex B): digits.</summary>
    /// <value>Misses the swaps 09 and 90.</value>
    public static CheckScheme Luhn { get; } = WeightedMod10("luhn", digit => digit < 5 ? 2 * digit : (2 * digit) - 9);

    /// <summary>Gets the Damm scheme (H. M. Damm, 2004): digits, a totally anti-symmetric quasigroup of order 10.</summary>
    /// <value>Finds every swap of two neighbours.</value>
    public static CheckScheme Damm { get; } = new TableCheckScheme(
        "damm", Digits, Digits, 1, true, states: 10, start: 0,
        step: (state, value) => DammQuasigroup[(state * 10) + value] - '0',
        check: state => state);

    /// <summary>Gets the Verhoeff scheme (J. Verhoeff, 1969): digits, the dihedral group of order 10.</summary>
    /// <value>Finds every swap of two neighbours.</value>
    public static CheckScheme Verhoeff { get; } = new VerhoeffCheckScheme();

    /// <summary>Gets the Damm scheme of order 32 over <see cref="SerialSegment.Base32Alphabet"/>: interim = 2 x (interim xor digit) in GF(2^5) modulo x^5 + x^2 + 1.</summary>
    /// <value>Finds every swap of two neighbours, every changed pair of equal neighbours and every swap over one character.</value>
    public static CheckScheme Damm32 { get; } = new TableCheckScheme(
        "damm32", SerialSegment.Base32Alphabet, SerialSegment.Base32Alphabet, 1, true, states: 32, start: 0,
        step: (state, value) => DoubledGf32(state ^ value),
        check: state => state);

    /// <summary>Gets every scheme, in the order they are listed here.</summary>
    public static IReadOnlyList<CheckScheme> All { get; } =
        [Mod37Hybrid36, Mod37Radix2, Mod97Radix10, Mod11Radix2, Gs1, Luhn, Damm, Verhoeff, Damm32];

    /// <summary>Gets the name used in JSON and options, such as <c>mod37-36</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the characters that a payload may contain; a character's index is its value.</summary>
    public string Alphabet { get; }

    /// <summary>Gets the characters that a check may contain.</summary>
    public string CheckAlphabet { get; }

    /// <summary>Gets the number of check characters: 1 or 2.</summary>
    public int Length { get; }

    /// <summary>Gets a value indicating whether every swap of two different neighbours of a payload and its check is found.</summary>
    public bool DetectsTranspositions { get; }

    // H. M. Damm, Total anti-symmetrische Quasigruppen, thesis, Marburg 2004, p. 111.
    private static string DammQuasigroup =>
        "0317598642" + "7092154863" + "4206871359" + "1750983426" + "6123045978" + "3674209581" + "5869720134" + "8945362017" + "9438617205" + "2581436790";

    /// <summary>Finds a scheme by its name.</summary>
    /// <param name="name">Such as <c>mod37-36</c>; compared ordinally. Null is found nowhere.</param>
    /// <param name="scheme">The scheme, or null.</param>
    /// <returns>Whether the scheme was found.</returns>
    public static bool TryFind(string? name, [NotNullWhen(true)] out CheckScheme? scheme)
    {
        scheme = All.FirstOrDefault(candidate => string.Equals(candidate.Name, name, StringComparison.Ordinal));
        return scheme is not null;
    }

    /// <summary>Computes the check characters of a payload.</summary>
    /// <param name="payload">At least one character, all of <see cref="Alphabet"/>.</param>
    /// <returns><see cref="Length"/> characters.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="payload"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="payload"/> is empty or holds a character outside <see cref="Alphabet"/>.</exception>
    public string Compute(string payload)
    {
        Guard.NotEmpty(payload);
        Span<char> check = stackalloc char[MaxLength];
        return TryCompute(payload.AsSpan(), check)
            ? check.Slice(0, Length).ToString()
            : throw new ArgumentException(string.Format(
                CultureInfo.InvariantCulture, "Expected characters of {0}; found {1} at {2}.",
                Alphabet, Spelling.Quote(payload[FirstForeign(payload.AsSpan())]), FirstForeign(payload.AsSpan())), nameof(payload));
    }

    /// <summary>Computes the check characters of a payload without allocating.</summary>
    /// <param name="payload">Any text.</param>
    /// <param name="check">Receives <see cref="Length"/> characters; left alone when the answer is false.</param>
    /// <returns>False when the payload is empty or holds a character outside <see cref="Alphabet"/>, or <paramref name="check"/> is too short.</returns>
    public bool TryCompute(ReadOnlySpan<char> payload, Span<char> check)
    {
        if (payload.IsEmpty || check.Length < Length || FirstForeign(payload) >= 0)
        {
            return false;
        }

        Write(payload, check);
        return true;
    }

    /// <summary>Tells whether a text ends in the right check characters.</summary>
    /// <param name="code">A payload of at least one character, followed by its check; any text is allowed, null too.</param>
    /// <returns>Whether the check is right.</returns>
    public bool IsValid(string? code) => code is not null && IsValid(code.AsSpan());

    /// <inheritdoc cref="IsValid(string)"/>
    public bool IsValid(ReadOnlySpan<char> code)
    {
        var split = code.Length - Length;
        return split > 0 && FirstForeign(code.Slice(0, split)) < 0 && Matches(code.Slice(0, split), code.Slice(split));
    }

    /// <summary>Returns <see cref="Name"/>.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    /// <summary>The value of the check, over ASCII text in which characters outside the alphabet (separators) do not count.</summary>
    private protected abstract int Fold(ReadOnlySpan<char> text);

    /// <summary>Whether a text longer than a check ends in the right one. Of a text that is not ASCII the answer means nothing.</summary>
    /// <param name="text">Payload, separators and check.</param>
    /// <param name="places">Where the characters of the payload stand, the others being separators; null when that is not known.</param>
    internal abstract bool EndsRight(ReadOnlySpan<char> text, int[]? places);

    internal bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<char> check) => IsSpelled(Fold(text), check);

    /// <summary>Whether the characters are the spelling of a check's value.</summary>
    private protected bool IsSpelled(int value, ReadOnlySpan<char> check) => Length == 1
        ? check[0] == CheckAlphabet[value]
        : check[0] == CheckAlphabet[value / 10] && check[1] == CheckAlphabet[value % 10];

    internal void Write(ReadOnlySpan<char> text, Span<char> check)
    {
        var value = Fold(text);
        if (Length == 1)
        {
            check[0] = CheckAlphabet[value];
            return;
        }

        check[0] = CheckAlphabet[value / 10];
        check[1] = CheckAlphabet[value % 10];
    }

    private static int DoubledMod37(int state) => 2 * (state == 0 ? 36 : state) % 37;

    private static int DoubledGf32(int value) => ((value << 1) ^ (value >= 16 ? 0b100101 : 0)) & 31;

    /// <summary>A state is two sums: of the text so far if its last digit weighs heavy, and if it weighs 1; each further digit swaps them.</summary>
    private static TableCheckScheme WeightedMod10(string name, Func<int, int> heavy) => new(
        name, Digits, Digits, 1, false, states: 100, start: 0,
        step: (state, digit) => (((state % 10) + heavy(digit)) % 10 * 10) + (((state / 10) + digit) % 10),
        check: state => (10 - (state / 10)) % 10);

    private int FirstForeign(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Alphabet.IndexOf(text[i]) < 0)
            {
                return i;
            }
        }

        return -1;
    }
}
