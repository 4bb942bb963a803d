BeforeDiscovery {
    . "$PSScriptRoot/Paths.ps1"
    $scripts = @("$Root/build.ps1") + (Get-ChildItem -Path "$Root/samples", "$Root/tests/pester", "$Root/module" -Filter *.ps1 -Recurse).FullName |
        ForEach-Object { @{ Path = $_; Name = [IO.Path]::GetRelativePath($Root, $_) } }
    $noAnalyzer = -not (Get-Module -ListAvailable -Name PSScriptAnalyzer)
}

Describe '<Name>' -ForEach $scripts {
    BeforeAll {
        . "$PSScriptRoot/Paths.ps1"
    }

    It 'is clean to PSScriptAnalyzer' -Skip:$noAnalyzer {
        $settings = Import-PowerShellDataFile -LiteralPath "$Root/PSScriptAnalyzerSettings.psd1"
        # The rule doesn't support variables that Pester's blocks share.
        $settings.ExcludeRules = @($Path -like '*.Tests.ps1' ? 'PSUseDeclaredVarsMoreThanAssignments' : @())
        Invoke-ScriptAnalyzer -Path $Path -Settings $settings | ForEach-Object { "$($_.ScriptName):$($_.Line) $($_.RuleName): $($_.Message)" } | Should -BeNullOrEmpty
    }
}

Describe 'samples/TenantLifecycle.ps1' {
    It 'uses no alias, and only commands that the module, PowerShell or the sample itself has' {
        . "$PSScriptRoot/Paths.ps1"
        Import-Module -Name $Manifest
        $ast = [Management.Automation.Language.Parser]::ParseFile("$Root/samples/TenantLifecycle.ps1", [ref]$null, [ref]$null)
        $own = $ast.FindAll({ $args[0] -is [Management.Automation.Language.FunctionDefinitionAst] }, $true).Name
        $names = $ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true) |
            ForEach-Object { $_.GetCommandName() } | Sort-Object -Unique
        $names | Where-Object { $_ -notin $own } | Where-Object { (Get-Command -Name $_).CommandType -ne 'Cmdlet' } | Should -BeNullOrEmpty
    }
}
