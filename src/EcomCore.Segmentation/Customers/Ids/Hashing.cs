namespace EcomCore.Segmentation;

/// <summary>Hashes that differ from run to run, so that nobody can prepare ids that all collide. No result depends on them.</summary>
internal static class Hashing
{
    // HashCode is seeded anew in every process, on every framework.
    private static readonly ulong Seed = ((ulong)(uint)HashCode.Combine(1) << 32) | (uint)HashCode.Combine(2);

    public static uint Of(long key) => Mix((ulong)key ^ Seed);

    public static uint Of(ulong low, ulong high) => Mix(((low ^ Seed) * 0x9E3779B97F4A7C15UL) + (high ^ (low >> 32)));

    public static uint Of(ReadOnlySpan<char> text)
    {
#if NET
        return (uint)string.GetHashCode(text);
#else
        var hash = Seed;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 0x9E3779B97F4A7C15UL;
            hash ^= hash >> 29;
        }

        return Mix(hash);
#endif
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014), which lets every bit of the key reach every bit of the hash.</summary>
    private static uint Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
        return (uint)(bits ^ (bits >> 31));
    }
}
