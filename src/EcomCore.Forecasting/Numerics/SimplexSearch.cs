namespace EcomCore.Forecasting;

/// <summary>Minimises a function of a few variables without derivatives.</summary>
/// <remarks>Nelder and Mead (1965), A simplex method for function minimization, The Computer Journal 7, with the usual coefficients 1, 2, 1/2, 1/2. Values that
/// are not numbers count as worse than everything. Works in buffers made once.</remarks>
internal sealed class SimplexSearch
{
    private readonly int _size;
    private readonly Func<double[], double> _function;
    private readonly double[][] _points;
    private readonly double[] _values;
    private readonly double[] _centre;
    private readonly double[] _trial;
    private readonly double[] _second;

    public SimplexSearch(int size, Func<double[], double> function)
    {
        _size = size;
        _function = function;
        _points = new double[size + 1][];
        for (var i = 0; i <= size; i++)
        {
            _points[i] = new double[size];
        }

        _values = new double[size + 1];
        _centre = new double[size];
        _trial = new double[size];
        _second = new double[size];
    }

    /// <summary>Gets the best point found.</summary>
    public double[] Best => _points[0];

    public double Value => _values[0];

    /// <summary>Searches from a start with first steps of a given size, until the values of the simplex differ by less than a tolerance.</summary>
    public void Run(ReadOnlySpan<double> start, ReadOnlySpan<double> steps, double tolerance, int evaluations)
    {
        for (var i = 0; i <= _size; i++)
        {
            start.CopyTo(_points[i]);
            if (i > 0)
            {
                _points[i][i - 1] += steps[i - 1];
            }

            _values[i] = Evaluate(_points[i]);
        }

        Sort();
        for (var used = _size + 1; used < evaluations && !(_values[_size] - _values[0] <= tolerance);)
        {
            used += Step();
            Sort();
        }
    }

    private double Evaluate(double[] point)
    {
        var value = _function(point);
        return double.IsNaN(value) ? double.PositiveInfinity : value;
    }

    /// <summary>Replaces the worst point, or shrinks; the number of evaluations used.</summary>
    private int Step()
    {
        Array.Clear(_centre, 0, _size);
        for (var i = 0; i < _size; i++)
        {
            for (var k = 0; k < _size; k++)
            {
                _centre[k] += _points[i][k] / _size;
            }
        }

        var worst = _points[_size];
        var reflected = Move(_trial, worst, -1);
        if (reflected < _values[0])
        {
            var expanded = Move(_second, worst, -2);
            Accept(expanded < reflected ? _second : _trial, Math.Min(expanded, reflected));
            return 2;
        }

        if (reflected < _values[_size - 1])
        {
            Accept(_trial, reflected);
            return 1;
        }

        var outside = reflected < _values[_size];
        var contracted = Move(_second, worst, outside ? -0.5 : 0.5);
        if (contracted < Math.Min(reflected, _values[_size]))
        {
            Accept(_second, contracted);
            return 2;
        }

        for (var i = 1; i <= _size; i++)
        {
            for (var k = 0; k < _size; k++)
            {
                _points[i][k] = (_points[i][k] + _points[0][k]) / 2;
            }

            _values[i] = Evaluate(_points[i]);
        }

        return 2 + _size;
    }

    private double Move(double[] target, double[] worst, double factor)
    {
        for (var k = 0; k < _size; k++)
        {
            target[k] = _centre[k] + (factor * (worst[k] - _centre[k]));
        }

        return Evaluate(target);
    }

    private void Accept(double[] point, double value)
    {
        point.AsSpan().CopyTo(_points[_size]);
        _values[_size] = value;
    }

    private void Sort()
    {
        for (var i = 1; i <= _size; i++)
        {
            for (var j = i; j > 0 && _values[j] < _values[j - 1]; j--)
            {
                (_values[j], _values[j - 1]) = (_values[j - 1], _values[j]);
                (_points[j], _points[j - 1]) = (_points[j - 1], _points[j]);
            }
        }
    }
}
