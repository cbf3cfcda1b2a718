namespace EcomCore.Sku;

/// <summary>A polynomial hash, from which the hash of a text with one character changed, added or left out follows in one step.</summary>
/// <remarks>
/// hash(t) = sum over i of value(t[i]) x base^i, modulo 2^64. Values and base come from the seed, which differs per process where the framework's own
/// hashes do, so that nobody can prepare codes that collide; no answer depends on it.
/// </remarks>
internal sealed class CodeHash
{
    private const int Ascii = 128;

    private readonly ulong[] _values = new ulong[Ascii];
    private readonly ulong[] _powers = new ulong[SkuLimits.MaxCodeLength + 3];

    public CodeHash(int seed)
    {
        var state = (ulong)(uint)seed;
        for (var i = 0; i < Ascii; i++)
        {
            _values[i] = Scatter(ref state);
        }

        Base = Scatter(ref state) | 1;
        _powers[0] = 1;
        for (var i = 1; i < _powers.Length; i++)
        {
            _powers[i] = unchecked(_powers[i - 1] * Base);
        }
    }

    public ulong Base { get; }

    public ulong ValueOf(char character) => _values[character & (Ascii - 1)];

    public ulong Power(int exponent) => _powers[exponent];

    public ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 0UL;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            hash = unchecked((hash * Base) + ValueOf(text[i]));
        }

        return hash;
    }

    /// <summary>The hash of a text whose look-alike letters are digits.</summary>
    public ulong OfLookAlikes(ReadOnlySpan<char> text)
    {
        var hash = 0UL;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            hash = unchecked((hash * Base) + ValueOf(Spelling.LookAlikeDigit(text[i])));
        }

        return hash;
    }

    // SplitMix64 (Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014).
    private static ulong Scatter(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
