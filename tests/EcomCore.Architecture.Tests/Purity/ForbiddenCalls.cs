namespace EcomCore.Architecture.Tests;

/// <summary>What pure computation does not refer to: clock, machine, input and output, randomness, culture, regular expressions.</summary>
internal static class ForbiddenCalls
{
    // Prefixes: a namespace ends with '.', a type with '::', a member with its name or its parameters.
    private static readonly string[] Prefixes =
    [
        // Input, output and the machine.
        "System.IO.", "System.Net.", "System.Console::", "System.Environment::", "System.AppContext::", "System.AppDomain::",
        "System.Diagnostics.Process::", "Microsoft.Win32.", "System.Runtime.InteropServices.RuntimeInformation::", "System.Reflection.Emit.",

        // Clock and waiting.
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow", "System.TimeProvider::get_System",
        "System.TimeZoneInfo::get_Local", "System.TimeZone::", "System.Diagnostics.Stopwatch::", "NodaTime.SystemClock::",
        "NodaTime.DateTimeZoneProviders::get_Bcl", "System.Threading.Thread::", "System.Threading.Timer::", "System.Threading.Tasks.Task::Delay",
        "System.Threading.Tasks.Task::Run",

        // Randomness without a seed.
        "System.Random::.ctor()", "System.Random::get_Shared", "System.Guid::NewGuid", "System.Guid::CreateVersion7", "System.Security.Cryptography.",

        // Regular expressions may take more than linear time.
        "System.Text.RegularExpressions.",

        // Culture, named.
        "System.Globalization.CultureInfo::get_CurrentCulture", "System.Globalization.CultureInfo::get_CurrentUICulture",
        "System.Globalization.CultureInfo::get_InstalledUICulture", "System.Globalization.NumberFormatInfo::get_CurrentInfo",
        "System.Globalization.DateTimeFormatInfo::get_CurrentInfo", "System.Globalization.RegionInfo::get_CurrentRegion",
        "System.StringComparer::get_CurrentCulture",

        // Culture, hidden in a default.
        "System.String::ToUpper()", "System.String::ToLower()", "System.Char::ToUpper(System.Char)", "System.Char::ToLower(System.Char)",
        "System.String::Compare(System.String,System.String)", "System.String::CompareTo(", "System.String::StartsWith(System.String)",
        "System.String::EndsWith(System.String)", "System.String::IndexOf(System.String)", "System.String::LastIndexOf(System.String)",
        "System.Convert::ToString(System.Double)", "System.Convert::ToString(System.Decimal)", "System.Convert::ToDouble(System.String)",
        "System.Convert::ToDecimal(System.String)", "System.Convert::ToDateTime(System.String)",
        "System.Collections.Generic.Comparer`1<System.String>::get_Default",
        "System.Collections.Generic.List`1<System.String>::Sort()", "System.Array::Sort<System.String>(!!0[])",
        "System.Collections.Generic.SortedSet`1<System.String>::.ctor()",
    ];

    private static readonly string[] Sorts =
        ["OrderBy<", "OrderByDescending<", "ThenBy<", "ThenByDescending<", "Order<", "OrderDescending<", "MinBy<", "MaxBy<"];

    public static IEnumerable<Call> In(IEnumerable<Call> calls) =>
        calls.Where(call => !IsPolyfill(call)).GroupBy(call => call.From).SelectMany(InMethod).Distinct();

    private static IEnumerable<Call> InMethod(IEnumerable<Call> method) =>
        method.Where(call => IsForbidden(call.To)).Concat(CultureBoundFormats.In(method));

    // The compile-time polyfills (System.Index and the like) are the framework's own code.
    private static bool IsPolyfill(Call call) => call.From.StartsWith("System.", StringComparison.Ordinal);

    private static bool IsForbidden(string member) =>
        !IsHarmless(member)
        && (Array.Exists(Prefixes, prefix => member.StartsWith(prefix, StringComparison.Ordinal)) || IsTextOfNumberOrDate(member) || IsSortOfText(member));

    // What the compiler asks for in every iterator, bytes in memory, and a text that is embedded in the assembly.
    private static bool IsHarmless(string member) =>
        member is "System.Environment::" or "System.Environment::get_CurrentManagedThreadId()"
            or "System.IO.Stream::" or "System.IO.StreamReader::" or "System.IO.TextReader::"
            or "System.IO.StreamReader::.ctor(System.IO.Stream)" or "System.IO.TextReader::ReadToEnd()"
        || member.StartsWith("System.IO.MemoryStream::", StringComparison.Ordinal);

    private static bool IsTextOfNumberOrDate(string member) =>
        Array.Exists(CultureBoundFormats.Types, type =>
            member == $"{type}::ToString()" || member == $"{type}::ToString(System.String)"
            || member == $"{type}::Parse(System.String)" || member == $"{type}::TryParse(System.String,{type}&)"
            || member == $"System.Text.StringBuilder::Append({type})");

    // Enumerable.OrderBy<TSource,System.String>(source, selector): without a comparer texts are sorted as the culture likes.
    private static bool IsSortOfText(string member) =>
        member.StartsWith("System.Linq.Enumerable::", StringComparison.Ordinal)
        && Array.Exists(Sorts, sort => member.AsSpan("System.Linq.Enumerable::".Length).StartsWith(sort, StringComparison.Ordinal))
        && member.Contains("System.String>(", StringComparison.Ordinal)
        && !member.Contains("IComparer", StringComparison.Ordinal);
}
