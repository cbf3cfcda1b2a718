namespace EcomCore.Segmentation;

/// <summary>Random numbers from a seed, the same on every machine: SplitMix64 (Steele, Lea and Flood 2014).</summary>
internal struct SplitMix(int seed)
{
    private ulong _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);

    /// <summary>A number from 0 to below a limit; the bias is below limit / 2^32 in 2^32, far under the sampling error.</summary>
    public int Next(int limit)
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15UL);
        var z = _state;
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        z ^= z >> 31;
        return (int)(((z >> 32) * (ulong)limit) >> 32);
    }
}
