namespace EcomCore.Forecasting;

/// <summary>Sum of logarithms of positive numbers, with one logarithm per many numbers: the product is kept and folded before it can overflow.</summary>
internal struct LogSum
{
    private const double Large = 1e140;
    private const double Small = 1e-140;

    private double _sum;
    private double _product;
    private bool _started;

    public readonly double Total => _started ? _sum + Math.Log(_product) : 0;

    public void Add(double value)
    {
        _product = _started ? _product * value : value;
        _started = true;
        if (_product is > Large or < Small)
        {
            _sum += Math.Log(_product);
            _product = 1;
        }
    }
}
