using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>The requests in each second since the first.</summary>
/// <param name="Served">The served requests of each client. The first letter of an organization's id names the client.</param>
/// <param name="Refused">The refused requests.</param>
internal sealed record LimitCounts(Dictionary<string, int[]> Served, int[] Refused)
{
    private const int Seconds = 600;

    /// <summary>Creates counts of zero.</summary>
    public static LimitCounts Empty() => new([], new int[Seconds]);

    /// <summary>Writes the address of a server as the first line, and the counts for each line of input, until the input ends.</summary>
    public static async Task AnswerAsync(string address, Func<LimitCounts> count, CancellationToken cancellationToken)
    {
        Console.WriteLine(address);
        while (await Console.In.ReadLineAsync(cancellationToken) is not null)
        {
            Console.WriteLine(JsonSerializer.Serialize(count()));
        }
    }

    /// <summary>Adds a request of a client.</summary>
    public void Add(string client, double second, bool isRefused)
    {
        var index = Math.Min((int)second, Seconds - 1);
        if (isRefused)
        {
            Refused[index]++;
            return;
        }

        if (!Served.TryGetValue(client, out var served))
        {
            Served[client] = served = new int[Seconds];
        }

        served[index]++;
    }

    /// <summary>Returns the served requests of all clients in a second.</summary>
    public int ServedIn(int second) => Served.Values.Sum(served => served[second]);

    /// <summary>Returns a copy.</summary>
    public LimitCounts Copy() => new(Served.ToDictionary(client => client.Key, client => client.Value.ToArray()), [.. Refused]);
}
