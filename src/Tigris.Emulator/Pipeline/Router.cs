using System.Collections.Generic;
using System.Linq;

namespace Tigris.Emulator.Pipeline;

/// <summary>Finds the operation of a request. The routing stage refuses requests without one, after the faults.</summary>
internal sealed class Router(IEnumerable<Operation> operations)
{
    private readonly ILookup<RoutingKey, Operation> _operations = operations.ToLookup(operation => operation.RoutingKey);

    public void Route(EmulatorRequest request)
    {
        if (request.Unroutable is not null) return;
        var methods = new List<string>();
        foreach (var operation in _operations[request.RoutingKey])
        {
            if (operation.Method != request.Method && methods.Contains(operation.Method)) continue;
            if (!operation.Addresses(request)) continue;
            if (operation.Method == request.Method)
            {
                request.Operation = operation;
                return;
            }

            methods.Add(operation.Method);
        }

        request.Unroutable = request.NotRouted(methods);
    }
}
