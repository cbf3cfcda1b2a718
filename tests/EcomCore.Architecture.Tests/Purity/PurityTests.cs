namespace EcomCore.Architecture.Tests;

/// <summary>No clock, input, output, randomness, culture or regular expression in the six packages, on either framework.</summary>
public sealed class PurityTests
{
    [Theory]
    [MemberData(nameof(Package.Builds), MemberType = typeof(Package))]
    public void A_package_computes_and_does_nothing_else(string package, string framework)
    {
        var calls = AssemblyCalls.Of(new Package(package).AssemblyOf(framework));

        // The compiler writes how a record shows itself to a debugger; nothing is computed from that text.
        var impure = ForbiddenCalls.In(calls).Where(call => !call.From.EndsWith("::PrintMembers", StringComparison.Ordinal));

        Findings.None(impure.Select(call => $"{call.From} uses {call.To}"));
    }

    [Theory]
    [InlineData(nameof(PurityProbe.Clock), "System.DateTime::get_UtcNow()")]
    [InlineData(nameof(PurityProbe.NodaClock), "NodaTime.SystemClock::get_Instance()")]
    [InlineData(nameof(PurityProbe.Input), "System.IO.File::ReadAllText(System.String)")]
    [InlineData(nameof(PurityProbe.Machine), "System.Environment::GetEnvironmentVariable(System.String)")]
    [InlineData(nameof(PurityProbe.Output), "System.Console::WriteLine(System.String)")]
    [InlineData(nameof(PurityProbe.Unseeded), "System.Random::.ctor()")]
    [InlineData(nameof(PurityProbe.SharedRandom), "System.Random::get_Shared()")]
    [InlineData(nameof(PurityProbe.NamedCulture), "System.Globalization.CultureInfo::get_CurrentCulture()")]
    [InlineData(nameof(PurityProbe.Interpolated), "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler::AppendFormatted<System.Double>")]
    [InlineData(nameof(PurityProbe.Formatted), "box System.Double")]
    [InlineData(nameof(PurityProbe.NumberText), "System.Double::ToString()")]
    [InlineData(nameof(PurityProbe.DateText), "NodaTime.LocalDate::ToString()")]
    [InlineData(nameof(PurityProbe.SortedText), "System.Linq.Enumerable::OrderBy<System.String,System.String>")]
    [InlineData(nameof(PurityProbe.OrderedText), "System.Linq.Enumerable::Order<System.String>")]
    [InlineData(nameof(PurityProbe.Expression), "System.Text.RegularExpressions.Regex::IsMatch(System.String,System.String)")]
    public void The_scanner_finds_what_is_forbidden(string method, string member)
    {
        var found = ForbiddenCalls.In(CallsOf(typeof(PurityProbe))).Where(call => call.From.EndsWith("::" + method, StringComparison.Ordinal));

        Assert.StartsWith(member, Assert.Single(found).To, StringComparison.Ordinal);
    }

    [Fact]
    public void The_scanner_accepts_the_pure_way_of_doing_the_same()
    {
        var calls = CallsOf(typeof(PureProbe)).ToList();

        Assert.Contains(calls, call => call.To.StartsWith("System.Environment::get_CurrentManagedThreadId", StringComparison.Ordinal));
        Assert.Empty(ForbiddenCalls.In(calls));
    }

    private static IEnumerable<Call> CallsOf(Type type) =>
        AssemblyCalls.Of(type.Assembly.Location).Where(call => call.From.StartsWith(type.FullName!, StringComparison.Ordinal));
}
