using System.Globalization;
using System.Text;
using EcomCore.Inventory;

namespace EcomCore.Cli.Commands;

/// <summary>The ledger's words in tables: lower case with hyphens, the same in and out.</summary>
internal static class LedgerText
{
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    /// <summary>Why, and where units are missing by whom they are held.</summary>
    public static string Why(in LedgerAnswer answer)
    {
        var reason = answer.Reason switch
        {
            LedgerReason.None => string.Empty,
            LedgerReason.Insufficient or LedgerReason.ChannelLimit or LedgerReason.BackorderLimit or LedgerReason.HeldByOrders => string.Create(
                CultureInfo.InvariantCulture,
                $"{Of(answer.Reason)}: on hand {answer.OnHand}; held by orders {answer.HeldByOrders}; held back {answer.HeldBack}"),
            LedgerReason.Backordered when answer.PromisedAt is { } promised => $"{Of(answer.Reason)}: promised for {NodaTime.Text.InstantPattern.ExtendedIso.Format(promised)}",
            _ => Of(answer.Reason),
        };
        return answer.Status != LedgerStatus.Repeated ? reason
            : reason.Length == 0 ? Of(answer.FirstStatus)
            : $"{Of(answer.FirstStatus)}; {reason}";
    }
}
