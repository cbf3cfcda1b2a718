namespace EcomCore.SampleData;

/// <summary>Seeded random numbers: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).</summary>
internal sealed class Dice(ulong seed)
{
    private const double MeanPerPart = 500;
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from 0, inclusive, to 1, exclusive.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0, inclusive, to <paramref name="count"/>, exclusive.</summary>
    public int Below(int count) => (int)(((Next() >> 32) * (ulong)count) >> 32);

    public bool Chance(double probability) => Unit() < probability;

    public T Pick<T>(T[] choices) => choices[Below(choices.Length)];

    /// <summary>An index drawn with the probability that its weight has in the sum of all.</summary>
    public int Weighted(double[] weights)
    {
        var left = Unit() * PortableMath.Sum(weights);
        for (var i = 0; i < weights.Length - 1; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }

    /// <summary>Exponentially distributed with mean 1.</summary>
    public double Exponential() => -PortableMath.Log(1 - Unit());

    /// <summary>Poisson distributed, by Knuth's product of uniforms; large means are added up in parts so that nothing underflows.</summary>
    public int Poisson(double mean)
    {
        var count = 0;
        for (; mean > MeanPerPart; mean -= MeanPerPart)
        {
            count += Poisson(MeanPerPart);
        }

        var limit = PortableMath.Exp(-mean);
        for (var product = Unit(); product > limit; product *= Unit())
        {
            count++;
        }

        return count;
    }
}
