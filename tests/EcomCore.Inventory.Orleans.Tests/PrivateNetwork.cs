using System.Diagnostics;
using System.Globalization;
using LedgerSilo.Loopback;

namespace EcomCore.Inventory.Orleans.Tests;

/// <summary>A bridge on this machine with network namespaces at it: each is a machine of its own to what runs in it, and can be cut off. Needs Linux, root and iproute2.</summary>
internal sealed class PrivateNetwork : IDisposable
{
    private readonly string _name = FormattableString.Invariant($"ec{Environment.ProcessId % 100_000}");
    private readonly string _prefix = FormattableString.Invariant($"10.213.{Environment.ProcessId % 250}");
    private int _machines;

    public PrivateNetwork()
    {
        Ip("link", "add", _name, "type", "bridge");
        Ip("address", "add", Address + "/24", "dev", _name);
        Ip("link", "set", _name, "up");
    }

    /// <summary>Where this process and its servers are found by the machines.</summary>
    public string Address => _prefix + ".1";

    /// <summary>Why it cannot be made here; null when it can.</summary>
    public static string? Missing()
    {
        try
        {
            using var network = new PrivateNetwork();
            network.Add();
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return "Needs root, network namespaces and iproute2: " + e.Message;
        }
    }

    /// <summary>Adds a machine to the network; they are numbered from 0.</summary>
    public SiloMachine Add()
    {
        var number = _machines++;
        var (space, near, far) = (Space(number), Port(number), _name + "f");
        Ip("netns", "add", space);
        Ip("link", "add", near, "type", "veth", "peer", "name", far);
        Ip("link", "set", far, "netns", space, "name", "eth0");
        Ip("link", "set", near, "master", _name, "up");
        var address = FormattableString.Invariant($"{_prefix}.{10 + number}");
        Ip("-n", space, "address", "add", address + "/24", "dev", "eth0");
        Ip("-n", space, "link", "set", "eth0", "up");
        Ip("-n", space, "link", "set", "lo", "up");
        return new(["ip", "netns", "exec", space], address);
    }

    /// <summary>Pulls the cable of a machine: nothing reaches it, nothing leaves it, nobody is told.</summary>
    public void CutOff(int machine) => Ip("link", "set", Port(machine), "down");

    public void Join(int machine) => Ip("link", "set", Port(machine), "up");

    /// <summary>Cuts machines from each other; everything else still reaches them, and they reach everything else.</summary>
    public void CutBetween(params int[] machines) => machines.ToList().ForEach(machine => Ip("link", "set", Port(machine), "type", "bridge_slave", "isolated", "on"));

    public void JoinBetween(params int[] machines) => machines.ToList().ForEach(machine => Ip("link", "set", Port(machine), "type", "bridge_slave", "isolated", "off"));

    public void Dispose()
    {
        for (var machine = 0; machine < _machines; machine++)
        {
            Run("netns", "delete", Space(machine));
        }

        Run("link", "delete", _name);
    }

    private string Space(int machine) => _name + "m" + machine.ToString(CultureInfo.InvariantCulture);

    private string Port(int machine) => _name + "p" + machine.ToString(CultureInfo.InvariantCulture);

    private static void Ip(params string[] words)
    {
        if (Run(words) is { Length: > 0 } fault)
        {
            throw new InvalidOperationException($"ip {string.Join(' ', words)}: {fault}");
        }
    }

    private static string Run(params string[] words)
    {
        using var ip = Process.Start(new ProcessStartInfo("ip", words) { RedirectStandardError = true })!;
        var fault = ip.StandardError.ReadToEnd();
        ip.WaitForExit();
        return ip.ExitCode == 0 ? string.Empty : $"exit {ip.ExitCode}: {fault.Trim()}";
    }
}
