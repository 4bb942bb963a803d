using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Sends a signed request to any path below the provider: the way to what has no command yet.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "TigrisRequest", SupportsShouldProcess = true, HelpUri = HelpPages.Guide)]
[OutputType(typeof(PSObject), typeof(string))]
public sealed class InvokeTigrisRequestCommand : TigrisCmdlet
{
    /// <summary>The HTTP method.</summary>
    [Parameter(Position = 0)]
    [ValidateSet("GET", "POST", "PUT", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>The path below the provider, with its identities escaped: /orgs/acme/buckets.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "/orgs";

    /// <summary>Query parameters. They are escaped for you.</summary>
    [Parameter]
    public IDictionary? Query { get; set; }

    /// <summary>The body: a hashtable, an object, or JSON text.</summary>
    [Parameter]
    public object? Body { get; set; }

    /// <summary>Returns the answer as the text that came.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    private protected override void ProcessInput()
    {
        var request = new RawRequest(Method.ToUpperInvariant(), Path) { Query = ReadQuery(), Body = JsonBody.Of(Body) };
        if (request.Method != "GET" && !Confirmed(Path, Text.Of(Messages.ActionRequest, request.Method)))
        {
            return;
        }

        var raw = Raw;
        Start(Path, async call =>
        {
            var response = await call.Client.SendAsync(request, call.Cancellation).ConfigureAwait(false);
            if ((raw || response.Value is null) && response.Text.Length > 0)
            {
                call.Write(response.Text);
            }
            else if (response.Value is not null)
            {
                call.Write(JsonObject.Of(response.Value));
            }
        });
    }

    private List<KeyValuePair<string, string>> ReadQuery()
    {
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (DictionaryEntry entry in Query ?? new Hashtable())
        {
            if (entry.Value is not null)
            {
                parameters.Add(new(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!, JsonBody.TextOf(entry.Value)));
            }
        }

        return parameters;
    }
}
