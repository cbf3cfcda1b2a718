namespace EcomCore.Budgeting;

/// <summary>Channels are keyed by id, never by position, so ids must be there and distinct.</summary>
internal static class ChannelIds
{
    public const int MaxLength = 200;

    public static void CheckOne(string id, string name = "id")
    {
        Guard.NotEmpty(id, name);
        if (id.Length > MaxLength)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected at most {MaxLength} characters; found {id.Length}."), name);
        }
    }

    public static void Check<T>(IReadOnlyList<T> channels, Func<T, string> idOf, string name = "channels")
        where T : class
    {
        Guard.NotNull(channels, name);
        if (channels.Count == 0)
        {
            throw new ArgumentException("Expected at least one channel.", name);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var channel in channels)
        {
            if (channel is null)
            {
                throw new ArgumentException("Expected channels; found null among them.", name);
            }

            if (!seen.Add(idOf(channel)))
            {
                throw new ArgumentException($"Expected distinct ids; '{idOf(channel)}' is there twice.", name);
            }
        }
    }
}
