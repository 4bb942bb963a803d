using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Sends a signed request to any path below the provider, for operations without a command.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "TigrisRequest", SupportsShouldProcess = true, HelpUri = HelpPages.Guide)]
[OutputType(typeof(PSObject), typeof(string))]
public sealed class InvokeTigrisRequestCommand : TigrisCmdlet
{
    /// <summary>The HTTP method.</summary>
    [Parameter(Position = 0)]
    [ValidateSet("GET", "POST", "PUT", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>The path below the provider, with its identities escaped: /orgs/acme/buckets. A full path or URL, as -Verbose prints it, works too.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "/orgs";

    /// <summary>Query parameters: text, numbers, Booleans or dates. The command escapes them.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public IDictionary? Query { get; set; }

    /// <summary>The body: a hashtable, an object, or JSON text.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public object? Body { get; set; }

    /// <summary>Returns the response as text.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Raw { get; set; }

    private protected override void ProcessInput()
    {
        var path = ProviderPath.Below(Active, Path);
        var request = new RawRequest(Method.ToUpperInvariant(), path) { Query = ReadQuery(), Body = JsonBody.Of(Body) };
        if (request.Method != "GET" && !Confirmed(path, MessageText.Of(Messages.ActionRequest, request.Method)))
        {
            return;
        }

        var raw = Raw;
        Start(path, async call =>
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

            // The text is written before, because the response to a change may be its only trace.
            if (!raw && response.Value is null && response.Text.Trim() is not ("" or "null"))
            {
                throw new TigrisInvalidResponseException($"{request.Method} {path}", MessageText.Of(Messages.ResponseIsText, response.ContentType));
            }
        });
    }

    private List<KeyValuePair<string, string>> ReadQuery()
    {
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (DictionaryEntry entry in Query ?? new Hashtable())
        {
            var name = JsonBody.TextOf(entry.Key, nameof(Query));
            parameters.Add(new(name, JsonBody.TextOf(entry.Value, name)));
        }

        return parameters;
    }
}
