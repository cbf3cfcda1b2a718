using MathNet.Numerics.Distributions;

namespace EcomCore.Forecasting;

/// <summary>Standard normal numbers from a seed: SplitMix64 (Steele, Lea and Flood 2014) through the inverse distribution function. The same on every machine.</summary>
internal sealed class SeededNormal(int seed)
{
    private ulong _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);

    public double Next() => Normal.InvCDF(0, 1, NextUniform());

    /// <summary>A number that follows the chi-square distribution with at least one degree of freedom, whole or not.</summary>
    /// <remarks>Marsaglia and Tsang (2000), A simple method for generating gamma variables, ACM Transactions on Mathematical Software 26: of 100 tries more than 95 are taken.</remarks>
    public double NextChiSquare(double degrees)
    {
        var d = (degrees / 2) - (1 / 3.0);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Next();
            var v = 1 + (c * x);
            v = v * v * v;
            if (v > 0 && Math.Log(NextUniform()) < (x * x / 2) + (d * (1 - v + Math.Log(v))))
            {
                return 2 * d * v;
            }
        }
    }

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
