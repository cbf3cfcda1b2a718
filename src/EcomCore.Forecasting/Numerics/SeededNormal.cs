using MathNet.Numerics.Distributions;

namespace EcomCore.Forecasting;

/// <summary>Standard normal numbers from a seed: SplitMix64 (Steele, Lea and Flood 2014) through the inverse distribution function. The same on every machine.</summary>
internal sealed class SeededNormal(int seed)
{
    private ulong _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);

    public double Next() => Normal.InvCDF(0, 1, NextUniform());

    /// <summary>A number between 0 and 1, neither of which ever occurs.</summary>
    public double NextUniform()
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15UL);
        var z = _state;
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        z ^= z >> 31;

        // 52 bits and a half, so that 0 and 1 never occur.
        return ((z >> 12) + 0.5) / 4503599627370496.0;
    }
}
