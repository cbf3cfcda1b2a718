namespace EcomCore.Budgeting;

/// <summary>Random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood 2014).</summary>
internal sealed class SeededRandom(long seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>Uniform in (0, 1).</summary>
    public double Uniform() => ((Next() >> 11) + 0.5) / (1UL << 53);

    /// <summary>Standard normal (Box and Muller 1958).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
