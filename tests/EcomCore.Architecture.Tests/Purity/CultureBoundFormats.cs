namespace EcomCore.Architecture.Tests;

/// <summary>Finds numbers and dates that are formatted without a provider, and so as the machine's culture likes; texts are harmless.</summary>
/// <remarks>Instructions stand in the order of the source, so that what is formatted stands between a format and its use.</remarks>
internal static class CultureBoundFormats
{
    /// <summary>What has a text per culture.</summary>
    public static readonly string[] Types =
    [
        "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32", "System.Int64", "System.UInt64",
        "System.Single", "System.Double", "System.Decimal", "System.DateTime", "System.DateTimeOffset", "System.TimeSpan",
        "NodaTime.AnnualDate", "NodaTime.Duration", "NodaTime.Instant", "NodaTime.LocalDate", "NodaTime.LocalDateTime", "NodaTime.LocalTime",
        "NodaTime.Offset", "NodaTime.OffsetDateTime", "NodaTime.YearMonth", "NodaTime.ZonedDateTime",
    ];

    public static IEnumerable<Call> In(IEnumerable<Call> method)
    {
        var boxed = new List<Call>();
        var handlerHasProvider = true;
        foreach (var call in method)
        {
            if (call.To == Call.Text)
            {
                boxed.Clear();
            }
            else if (call.To.StartsWith(Call.Boxing, StringComparison.Ordinal))
            {
                boxed.Add(call);
            }
            else if (IsHandler(call.To))
            {
                handlerHasProvider = call.To.Contains("System.IFormatProvider", StringComparison.Ordinal);
            }
            else if (!handlerHasProvider && Array.Exists(Types, type => call.To.Contains($"InterpolatedStringHandler::AppendFormatted<{type}>", StringComparison.Ordinal)))
            {
                yield return call;
            }
            else if (IsFormat(call.To))
            {
                foreach (var value in boxed.Where(value => Types.Contains(value.To[Call.Boxing.Length..])))
                {
                    yield return value;
                }

                boxed.Clear();
            }
        }
    }

    private static bool IsHandler(string member) => member.Contains("InterpolatedStringHandler::.ctor(", StringComparison.Ordinal);

    // With a provider the first parameter is an IFormatProvider.
    private static bool IsFormat(string member) =>
        member.StartsWith("System.String::Format(System.String,", StringComparison.Ordinal)
        || member.StartsWith("System.Text.StringBuilder::AppendFormat(System.String,", StringComparison.Ordinal);
}
