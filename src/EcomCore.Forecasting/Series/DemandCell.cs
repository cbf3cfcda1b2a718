namespace EcomCore.Forecasting;

/// <summary>The units of one item of one category in one channel, by period.</summary>
internal sealed class DemandCell(string sku, string category, string channel)
{
    private readonly Dictionary<int, double> _units = [];

    public string Sku => sku;

    public string Category => category;

    public string Channel => channel;

    public int FirstPeriod { get; private set; } = int.MaxValue;

    public int LastPeriod { get; private set; } = int.MinValue;

    public void Add(int period, double units)
    {
        _units.TryGetValue(period, out var before);
        _units[period] = before + units;
        FirstPeriod = Math.Min(FirstPeriod, period);
        LastPeriod = Math.Max(LastPeriod, period);
    }

    public void AddTo(double[] values, int first)
    {
        foreach (var one in _units)
        {
            values[one.Key - first] += one.Value;
        }
    }

    public string Name(DemandDimensions dimensions)
    {
        var parts = new List<string>(3);
        Add(DemandDimensions.Channel, channel);
        Add(DemandDimensions.Category, category);
        Add(DemandDimensions.Sku, sku);
        return parts.Count == 0 ? "total" : string.Join("/", parts);

        void Add(DemandDimensions one, string part)
        {
            if ((dimensions & one) != 0)
            {
                parts.Add(part);
            }
        }
    }
}
