using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;

namespace Tigris.Client.Tests.Support;

/// <summary>A step of a script: the result of one attempt.</summary>
internal delegate Task<HttpResponseMessage> Step(HttpRequestMessage request, CancellationToken cancellationToken);

/// <summary>Replaces the network. Runs its steps in order, repeats the last one, and records the requests.</summary>
internal sealed class ScriptedTransport(params Step[] steps) : HttpMessageHandler
{
    private readonly List<SentRequest> _sent = [];

    public IReadOnlyList<SentRequest> Sent
    {
        get
        {
            lock (_sent)
            {
                return [.. _sent];
            }
        }
    }

    /// <summary>Removes the recorded requests, and runs another script.</summary>
    public void Restart(params Step[] others)
    {
        _sent.Clear();
        steps = others;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);

        // Reads through a separate buffer, because a read of the content must not count as sending it.
        var body = request.Content is null ? "" : Encoding.UTF8.GetString(Assert.IsAssignableFrom<JsonBody>(request.Content).Utf8);
        return await Next(new SentRequest(request.Method.Method, request.RequestUri!.AbsoluteUri, headers, body))(request, cancellationToken);
    }

    // Several calls may arrive at the same time.
    private Step Next(SentRequest sent)
    {
        lock (_sent)
        {
            _sent.Add(sent);
            return steps[Math.Min(_sent.Count, steps.Length) - 1];
        }
    }
}
