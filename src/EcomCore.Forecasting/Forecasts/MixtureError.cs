using MathNet.Numerics.Distributions;

namespace EcomCore.Forecasting;

/// <summary>One of several models is right, with given probabilities.</summary>
/// <remarks>
/// The distribution of a step is the mixture of the models' distributions around their own means (Burnham and Anderson 2002, section 4.3: the variance between models counts). Each is taken as normal
/// with its standard deviation. Because variances are estimated, quantiles are stretched as Student's are against the normal ones.
/// </remarks>
internal sealed class MixtureError : IForecastError
{
    private const int Halvings = 48;
    private const double Rounding = 1e-12;

    // With so many degrees of freedom the variance is known.
    private const double Many = 1e6;

    private readonly double[] _means;
    private readonly double[][] _memberMeans;
    private readonly IForecastError[] _members;
    private readonly double[] _weights;
    private readonly double[] _deviations;
    private readonly double _degrees;

    public MixtureError(double[] means, double[][] memberMeans, IForecastError[] members, double[] weights, double degrees)
    {
        (_means, _memberMeans, _members, _weights, _degrees) = (means, memberMeans, members, weights, degrees);
        _deviations = new double[means.Length * members.Length];
        for (var h = 0; h < means.Length; h++)
        {
            for (var i = 0; i < members.Length; i++)
            {
                _deviations[(h * members.Length) + i] = members[i].StandardDeviationAt(h);
            }
        }
    }

    public double StandardDeviation(ReadOnlySpan<double> weights)
    {
        Span<double> parts = stackalloc double[2 * _members.Length];
        for (var i = 0; i < _members.Length; i++)
        {
            (parts[2 * i], parts[(2 * i) + 1]) = (_members[i].StandardDeviation(weights), Apart(i, weights));
        }

        return Mixed(parts);
    }

    public double StandardDeviationAt(int step)
    {
        Span<double> parts = stackalloc double[2 * _members.Length];
        for (var i = 0; i < _members.Length; i++)
        {
            (parts[2 * i], parts[(2 * i) + 1]) = (_deviations[(step * _members.Length) + i], _memberMeans[i][step] - _means[step]);
        }

        return Mixed(parts);
    }

    public double Deviation(int step, double probability) => Solve(step, probability) * StudentRatio(probability);

    public IForecastError Summed(double[] weights)
    {
        var mean = 0.0;
        for (var h = 0; h < weights.Length; h++)
        {
            mean += weights[h] == 0 ? 0 : weights[h] * _means[h];
        }

        var means = new double[_members.Length][];
        for (var i = 0; i < means.Length; i++)
        {
            means[i] = [mean + Apart(i, weights)];
        }

        return new MixtureError([mean], means, [.. _members.Select(member => LinearError.OfOneStep(member.StandardDeviation(weights)))], _weights, _degrees);
    }

    /// <remarks>Student's distribution is a normal one whose variance is drawn too: one draw per path, because all steps rest on the same estimate.</remarks>
    public void Sample(SeededNormal normal, Span<double> errors, bool isKnown = false)
    {
        var stretch = isKnown || !(_degrees < Many) ? 1 : Math.Sqrt(_degrees / normal.NextChiSquare(_degrees));
        var place = normal.NextUniform();
        var pick = 0;
        while (pick < _members.Length - 1 && place > _weights[pick])
        {
            place -= _weights[pick++];
        }

        _members[pick].Sample(normal, errors, isKnown: true);
        for (var h = 0; h < errors.Length; h++)
        {
            errors[h] = stretch * (errors[h] + (_memberMeans[pick][h] - _means[h]));
        }
    }

    /// <summary>How far a member's weighted sum lies from that of the means.</summary>
    private double Apart(int member, ReadOnlySpan<double> weights)
    {
        var apart = 0.0;
        for (var h = 0; h < weights.Length; h++)
        {
            apart += weights[h] == 0 ? 0 : weights[h] * (_memberMeans[member][h] - _means[h]);
        }

        return apart;
    }

    /// <summary>The root of the weighted squares of each member's deviation and distance, as parts of the largest, so that none overflows.</summary>
    private double Mixed(ReadOnlySpan<double> parts)
    {
        var largest = 0.0;
        foreach (var part in parts)
        {
            largest = Math.Max(largest, Math.Abs(part));
        }

        var sum = 0.0;
        for (var i = 0; i < parts.Length && largest > 0; i++)
        {
            sum += _weights[i / 2] * (parts[i] / largest) * (parts[i] / largest);
        }

        return largest * Math.Sqrt(sum);
    }

    /// <summary>The quantile of the mixture, between the smallest and the largest of the models' quantiles.</summary>
    private double Solve(int step, double probability)
    {
        var score = Normal.InvCDF(0, 1, probability);
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < _members.Length; i++)
        {
            var end = _memberMeans[i][step] - _means[step] + (score * _deviations[(step * _members.Length) + i]);
            (low, high) = (Math.Min(low, end), Math.Max(high, end));
        }

        // Models that agree to the last digits: what is left is rounding, which would put the mean outside its own interval.
        if (Math.Max(Math.Abs(low), Math.Abs(high)) <= Rounding * Math.Abs(_means[step]))
        {
            return 0;
        }

        var width = high - low;
        for (var k = 0; k < Halvings && high - low > 1e-9 * width; k++)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Below(step, middle) < probability ? (middle, high) : (low, middle);
        }

        return low + ((high - low) / 2);
    }

    private double Below(int step, double deviation)
    {
        var sum = 0.0;
        for (var i = 0; i < _members.Length; i++)
        {
            var distance = deviation - (_memberMeans[i][step] - _means[step]);
            var spread = _deviations[(step * _members.Length) + i];
            sum += _weights[i] * (spread > 0 ? Normal.CDF(0, 1, distance / spread) : distance < 0 ? 0 : 1);
        }

        return sum;
    }

    /// <summary>Student's quantile over the normal one, by the expansion in 1/degrees (Abramowitz and Stegun 26.7.5); at most 3 % off from 3 degrees on and probabilities from 0.5 % to 99.5 %.</summary>
    private double StudentRatio(double probability)
    {
        var z = Normal.InvCDF(0, 1, probability);
        var s = z * z;
        var first = (s + 1) / 4;
        var second = ((((5 * s) + 16) * s) + 3) / 96;
        var third = ((((((3 * s) + 19) * s) + 17) * s) - 15) / 384;
        return 1 + ((first + ((second + (third / _degrees)) / _degrees)) / _degrees);
    }
}
