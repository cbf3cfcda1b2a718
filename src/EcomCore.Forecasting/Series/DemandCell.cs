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

    /// <summary>The group's name as people read it: its keys, joined by a slash.</summary>
    public string Name(DemandDimensions dimensions) => Joined(dimensions, (_, key) => key);

    /// <summary>The group's name that no other group has: every key with its level before it, and slashes inside keys marked.</summary>
    public string Path(DemandDimensions dimensions) => Joined(dimensions, (level, key) => $"{level}:{key.Replace("\\", "\\\\").Replace("/", "\\/")}");

    private string Joined(DemandDimensions dimensions, Func<string, string, string> part)
    {
        var parts = new List<string>(3);
        Add(DemandDimensions.Channel, "channel", channel);
        Add(DemandDimensions.Category, "category", category);
        Add(DemandDimensions.Sku, "sku", sku);
        return parts.Count == 0 ? "total" : string.Join("/", parts);

        void Add(DemandDimensions one, string level, string key)
        {
            if ((dimensions & one) != 0)
            {
                parts.Add(part(level, key));
            }
        }
    }
}
