namespace EcomCore.Segmentation;

/// <summary>Random numbers from a seed, the same on every machine: SplitMix64 (Steele, Lea and Flood 2014).</summary>
internal struct SplitMix(int seed)
{
    // Mixed first, for the next seed must not be the next number of this one's sequence.
    private ulong _state = Mixed((ulong)seed);

    /// <summary>A number from 0 to below a limit; the bias is below limit / 2^32 in 2^32, far under the sampling error.</summary>
    public int Next(int limit)
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15UL);
        return (int)(((Mixed(_state) >> 32) * (ulong)limit) >> 32);
    }

    private static ulong Mixed(ulong bits)
    {
        bits = unchecked((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL);
        bits = unchecked((bits ^ (bits >> 27)) * 0x94D049BB133111EBUL);
        return bits ^ (bits >> 31);
    }
}
