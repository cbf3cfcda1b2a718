namespace EcomCore.Risk;

/// <summary>64 bits of which near-identical texts share nearly all: simhash (Charikar, "Similarity estimation techniques from rounding algorithms", 2002) over pairs of neighbouring characters.</summary>
internal static class TextFingerprint
{
    // With fewer pairs a single character changes too many bits.
    private const int MinPairs = 12;
    private const int MaxPairs = 4096;

    /// <summary>The fingerprint of a text, folded and without white space, signs and characters beyond the basic plane; null for a short text. Reads at most the first 4,096 pairs.</summary>
    public static ulong? Of(string text)
    {
        Span<int> sums = stackalloc int[64];
        sums.Clear();
        var (pairs, last) = (0, '\0');
        foreach (var unit in text)
        {
            var c = TextFolding.Fold(unit, TextFolds.All);
            if (char.IsSurrogate(c) || TextFolding.IsZeroWidth(c) || TextFolding.IsSeparator(c) || TextFolding.PartsClauses(c))
            {
                continue;
            }

            if (last != '\0')
            {
                Add(Hash(last, c), sums);
                if (++pairs == MaxPairs)
                {
                    break;
                }
            }

            last = c;
        }

        return pairs < MinPairs ? null : Signs(sums);
    }

    private static void Add(ulong hash, Span<int> sums)
    {
        for (var bit = 0; bit < sums.Length; bit++)
        {
            sums[bit] += (int)((hash >> bit) & 1);
            sums[bit] -= (int)((~hash >> bit) & 1);
        }
    }

    private static ulong Signs(Span<int> sums)
    {
        var bits = 0UL;
        for (var bit = 0; bit < sums.Length; bit++)
        {
            bits |= sums[bit] > 0 ? 1UL << bit : 0;
        }

        return bits;
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea, Flood, 2014).</summary>
    private static ulong Hash(char first, char second)
    {
        var x = (((ulong)first << 16) | second) * 0x9E3779B97F4A7C15UL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
