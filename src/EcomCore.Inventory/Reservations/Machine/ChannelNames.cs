namespace EcomCore.Inventory;

/// <summary>Numbers for channels. Reading needs no lock: the dictionary is replaced, never changed.</summary>
internal sealed class ChannelNames(int limit)
{
    public const int Full = -2;

    /// <summary>No channel yet; no item has an account of it.</summary>
    public const int Unknown = -3;

    private readonly object _gate = new();
    private volatile Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private volatile string[] _names = [];

    /// <summary>Every channel, in ordinal order.</summary>
    public IReadOnlyList<string> All => [.. _names.OrderBy(name => name, StringComparer.Ordinal)];

    public string? NameOf(int channel) => channel < 0 ? null : _names[channel];

    /// <summary>The channel's number; <see cref="Rows.None"/> for null, <see cref="Unknown"/> or <see cref="Full"/> for one that can or cannot be added. What is not done adds none.</summary>
    public int Find(string? channel) => channel is null ? Rows.None
        : _numbers.TryGetValue(channel, out var number) ? number
        : _names.Length >= limit ? Full : Unknown;

    /// <summary>The channel's number, new ones are added; <see cref="Rows.None"/> for null, <see cref="Full"/> when there are too many.</summary>
    public int NumberOf(string? channel)
    {
        if (channel is null)
        {
            return Rows.None;
        }

        return _numbers.TryGetValue(channel, out var number) ? number : Add(channel, limit);
    }

    /// <summary>The number of a channel that was there before, however many there may be now; <see cref="Rows.None"/> for null.</summary>
    public int Keep(string? channel) => channel is null ? Rows.None : Add(channel, int.MaxValue);

    private int Add(string channel, int limit)
    {
        lock (_gate)
        {
            if (_numbers.TryGetValue(channel, out var number))
            {
                return number;
            }

            if (_names.Length >= limit)
            {
                return Full;
            }

            number = _names.Length;
            _names = [.. _names, channel];
            _numbers = new Dictionary<string, int>(_numbers, StringComparer.Ordinal) { [channel] = number };
            return number;
        }
    }
}
