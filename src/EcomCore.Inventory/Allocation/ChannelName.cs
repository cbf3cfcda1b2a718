namespace EcomCore.Inventory;

/// <summary>What a channel may be called: something, without white space around it, so that two names that look the same are the same.</summary>
internal static class ChannelName
{
    public static string Checked(string channel)
    {
        Guard.NotEmpty(channel);
        return !char.IsWhiteSpace(channel[0]) && !char.IsWhiteSpace(channel[^1])
            ? channel
            : throw new ArgumentException($"Expected a name without white space around it; found '{channel}'.", nameof(channel));
    }
}
