namespace EcomCore.SampleData;

/// <summary>A row of posts.csv; the time is the store's local time.</summary>
internal sealed record Post(string Platform, DateTime At, string Text);
