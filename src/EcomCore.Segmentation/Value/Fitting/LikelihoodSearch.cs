namespace EcomCore.Segmentation;

/// <summary>Climbs a log-likelihood: quasi-Newton steps (BFGS) in the logarithms of the parameters, then Newton steps.</summary>
/// <remarks>
/// Nocedal and Wright, Numerical Optimization, 2006, section 6.1, with step halving (algorithm 3.1). A step that does not raise the likelihood is not taken.
/// Logarithms stay within <see cref="Reach"/> of 0, so callers measure times and money in their means.
/// </remarks>
internal sealed class LikelihoodSearch
{
    /// <summary>The farthest logarithm: beyond a factor of about 22,000 a parameter is as good as infinite, or 0.</summary>
    public const double Reach = 10;

    private const int MostSteps = 400;
    private const int MostNewtonSteps = 6;
    private const double Flat = 1e-9;

    // What a Newton step, or one of a whole logarithm along a curve upwards, may still promise: far below what any comparison of models looks at.
    private const double Promise = 1e-3;

    // A logarithm so near the end of the reach is at it: the likelihood is flat there.
    private const double EdgeWidth = 0.1;

    private readonly LogLikelihood _likelihood;
    private readonly List<double> _trace = [];
    private readonly int _size;
    private double[] _place;
    private double[] _slope;
    private double _height;

    private LikelihoodSearch(LogLikelihood likelihood, double[] start)
    {
        _likelihood = likelihood;
        _size = start.Length;
        _place = Array.ConvertAll(start, Math.Log);
        (_height, _slope) = At(_place);
        _trace.Add(_height);
    }

    /// <summary>Climbs from a starting point; null when the likelihood there is no number.</summary>
    public static Maximum? From(double[] start, LogLikelihood likelihood)
    {
        var search = new LikelihoodSearch(likelihood, start);
        if (double.IsNaN(search._height) || double.IsInfinity(search._height))
        {
            return null;
        }

        search.Climb();
        var curvature = search.Curvature();
        var inverse = SmallMatrix.Inverse(curvature);
        search.Polish(inverse);
        var parameters = Array.ConvertAll(search._place, Math.Exp);
        return new Maximum(
            parameters, search._height, search.StandardErrors(parameters, inverse), search._trace, search.HasConverged(curvature), Array.ConvertAll(search._place, EdgeOf));
    }

    private (double Height, double[] Slope) At(double[] place)
    {
        var parameters = Array.ConvertAll(place, Math.Exp);
        var slope = new double[_size];
        var height = _likelihood(parameters, slope);
        for (var i = 0; i < _size; i++)
        {
            slope[i] *= parameters[i];
        }

        return (height, slope);
    }

    private void Climb()
    {
        var inverse = SmallMatrix.Identity(_size);
        var isFresh = true;
        for (var step = 0; step < MostSteps && !IsFlat(); step++)
        {
            var direction = SmallMatrix.Times(inverse, Free(_slope));
            var (before, slopeBefore) = (_place, _slope);
            if (isFresh)
            {
                // The first step has no idea of the scale: half a logarithm at most.
                SmallMatrix.Scale(direction, 0.5 / direction.Max(Math.Abs));
            }

            if (!TryStep(direction))
            {
                if (isFresh)
                {
                    return;
                }

                inverse = SmallMatrix.Identity(_size);
                isFresh = true;
                continue;
            }

            inverse = Updated(isFresh ? null : inverse, SmallMatrix.Minus(_place, before), SmallMatrix.Minus(slopeBefore, _slope));
            isFresh = false;
        }
    }

    /// <summary>Newton steps end with the digits that the quasi-Newton steps leave open; so near the top one curvature serves them all.</summary>
    private void Polish(double[][]? inverse)
    {
        for (var step = 0; step < MostNewtonSteps && inverse is not null && TryStep(SmallMatrix.Times(inverse, _slope)); step++)
        {
        }
    }

    /// <summary>Moves along a direction by the first of 1, 1/2, 1/4, ... that raises the likelihood enough.</summary>
    private bool TryStep(double[] direction)
    {
        const double Enough = 1e-4;
        var rise = SmallMatrix.Dot(direction, Free(_slope));
        if (!(rise > 0))
        {
            return false;
        }

        for (var factor = 1.0; factor > 1e-10; factor /= 2)
        {
            var place = new double[_size];
            for (var i = 0; i < _size; i++)
            {
                var move = Math.Max(-3, Math.Min(3, factor * direction[i]));
                place[i] = Math.Max(-Reach, Math.Min(Reach, _place[i] + move));
            }

            var (height, slope) = At(place);
            if (height > _height && height >= _height + (Enough * factor * rise * 0.01))
            {
                (_place, _height, _slope) = (place, height, slope);
                _trace.Add(height);
                return true;
            }
        }

        return false;
    }

    /// <summary>The slope without the parts that lead out of reach.</summary>
    private double[] Free(double[] slope)
    {
        var free = new double[_size];
        for (var i = 0; i < _size; i++)
        {
            free[i] = (_place[i] >= Reach && slope[i] > 0) || (_place[i] <= -Reach && slope[i] < 0) ? 0 : slope[i];
        }

        return free;
    }

    private bool IsFlat() => Free(_slope).All(slope => Math.Abs(slope) <= Flat * Math.Max(1, Math.Abs(_height)));

    /// <summary>Whether the place is a top: in no free direction the likelihood curves upwards, and a step promises nothing.</summary>
    private bool HasConverged(double[][] curvature)
    {
        var free = Free(_slope);

        // Directions that lead out of reach are not free, nor those in which the likelihood is flat.
        for (var i = 0; i < _size; i++)
        {
            if (EdgeOf(_place[i]) != 0)
            {
                free[i] = 0;
                for (var j = 0; j < _size; j++)
                {
                    curvature[i][j] = curvature[j][i] = i == j ? 1 : 0;
                }
            }
        }

        // What curves upwards by more than this is a saddle, from which the likelihood still rises; what does not is as good as flat.
        for (var i = 0; i < _size; i++)
        {
            curvature[i][i] += 2 * Promise;
        }

        return SmallMatrix.Inverse(curvature) is { } inverse && SmallMatrix.Dot(SmallMatrix.Times(inverse, free), free) <= 2 * Promise;
    }

    private static int EdgeOf(double logarithm) => Math.Abs(logarithm) >= Reach - EdgeWidth ? Math.Sign(logarithm) : 0;

    /// <summary>The BFGS update (6.17) of the inverse curvature, started from y s / y y (6.20); left as it is where the curvature is not positive.</summary>
    private double[][] Updated(double[][]? inverse, double[] move, double[] change)
    {
        var curvature = SmallMatrix.Dot(move, change);
        var matrix = inverse ?? SmallMatrix.Identity(_size);
        if (!(curvature > 1e-12))
        {
            return matrix;
        }

        if (inverse is null)
        {
            SmallMatrix.Scale(matrix, curvature / SmallMatrix.Dot(change, change));
        }

        var along = SmallMatrix.Times(matrix, change);
        var factor = (1 + (SmallMatrix.Dot(change, along) / curvature)) / curvature;
        for (var i = 0; i < _size; i++)
        {
            for (var j = 0; j < _size; j++)
            {
                matrix[i][j] += (factor * move[i] * move[j]) - (((along[i] * move[j]) + (move[i] * along[j])) / curvature);
            }
        }

        return matrix;
    }

    /// <summary>Minus the second derivatives in the logarithms, by central differences of the gradient.</summary>
    private double[][] Curvature()
    {
        const double Step = 1e-4;
        var curvature = SmallMatrix.Identity(_size);
        for (var i = 0; i < _size; i++)
        {
            var up = (double[])_place.Clone();
            var down = (double[])_place.Clone();
            up[i] += Step;
            down[i] -= Step;
            var (above, below) = (At(up).Slope, At(down).Slope);
            for (var j = 0; j < _size; j++)
            {
                curvature[i][j] = (below[j] - above[j]) / (2 * Step);
            }
        }

        return SmallMatrix.Symmetric(curvature);
    }

    /// <summary>Roots of the inverse information; in the parameters themselves by the delta method, which is exact where the slope is 0.</summary>
    private double[] StandardErrors(double[] parameters, double[][]? inverse)
    {
        var errors = new double[_size];
        for (var i = 0; i < _size; i++)
        {
            errors[i] = inverse is null || Math.Abs(_place[i]) >= Reach ? double.NaN : parameters[i] * Math.Sqrt(inverse[i][i]);
        }

        return errors;
    }
}
