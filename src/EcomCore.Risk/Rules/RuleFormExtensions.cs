using NodaTime;

namespace EcomCore.Risk;

/// <summary>Reads the values that rules write in a way of their own.</summary>
internal static class RuleFormExtensions
{
    /// <summary>A text of at least one character.</summary>
    public static string? NotEmptyText(this JsonForm form, string name)
    {
        var text = form.Text(name);
        if (text?.Length == 0)
        {
            form.Fault(name, "expected at least one character, found none");
            return null;
        }

        return text;
    }

    /// <summary>A window: a length, or a calendar day.</summary>
    public static RiskWindow? Window(this JsonForm form, string name)
    {
        if (form.Text(name) is not { } text)
        {
            return null;
        }

        if (RiskWindow.TryParse(text, out var window))
        {
            return window;
        }

        form.Fault(name, FormattableString.Invariant($"expected 'day' or a length up to {RiskWindow.MaxDays}d such as 24h, 30m or 7d, found '{RiskRulesCheck.Short(text)}'"));
        return null;
    }

    /// <summary>A length of time.</summary>
    public static Duration? Length(this JsonForm form, string name, bool required)
    {
        if (form.Text(name, required) is not { } text)
        {
            return null;
        }

        if (RiskLength.TryParse(text, out var length))
        {
            return length;
        }

        form.Fault(name, FormattableString.Invariant($"expected a length up to {RiskWindow.MaxDays}d such as 24h, 30m or 7d, found '{RiskRulesCheck.Short(text)}'"));
        return null;
    }
}
