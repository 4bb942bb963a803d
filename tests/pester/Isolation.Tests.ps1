Describe 'The client and its libraries' {
    BeforeAll {
        . "$PSScriptRoot/Paths.ps1"
        . "$PSScriptRoot/Emulator.ps1"
        $emulator = Open-Emulator
        $seen = Invoke-FreshPowerShell -Script "
            function Get-LoadedPart(`$Assemblies) {
                @(`$Assemblies | ForEach-Object { `$_.GetName().Name } | Where-Object { `$_ -match '^(Refit|Polly|ReactiveUI|Tigris)' } | Sort-Object)
            }
            Import-Module -Name '$Manifest'
            `$default = [Runtime.Loader.AssemblyLoadContext]::Default
            `$before = Get-LoadedPart `$default.Assemblies
            `$all = Get-LoadedPart ([AppDomain]::CurrentDomain.GetAssemblies())
            `$provider, `$env:TIGRIS_PROVIDER_ID = `$env:TIGRIS_PROVIDER_ID, `$null
            `$null = TabExpansion2 'Get-TigrisBucket ' 17
            `$completed = Get-LoadedPart ([AppDomain]::CurrentDomain.GetAssemblies())
            `$env:TIGRIS_PROVIDER_ID = `$provider
            `$null = Get-TigrisOrganization
            @{
                DefaultBefore = `$before
                AllBefore = `$all
                AllCompleted = `$completed
                DefaultAfter = Get-LoadedPart `$default.Assemblies
                AllAfter = Get-LoadedPart ([AppDomain]::CurrentDomain.GetAssemblies())
                Refit = [string]('Refit.RestService' -as [type])
                Polly = [string]('Polly.ResiliencePipeline' -as [type])
                Client = [string]('Tigris.Client.TigrisClientFactory' -as [type])
            }"
    }

    AfterAll {
        if ($emulator) {
            Close-Emulator -Emulator $emulator
        }
    }

    It 'are not loaded by an import' -Tag Invariant:isolation {
        $seen.AllBefore | Should -Be 'Tigris.Model', 'Tigris.PowerShell'
    }

    It 'are not loaded by completion without a connection' {
        $seen.AllCompleted | Should -Be 'Tigris.Model', 'Tigris.PowerShell', 'Tigris.Workflows'
    }

    It 'are loaded by the first call' {
        $seen.AllAfter | Should -Contain 'Tigris.Client'
        $seen.AllAfter | Should -Contain 'Refit'
        $seen.AllAfter | Should -Contain 'Polly.Core'
    }

    It 'are not in the default load context, before the first call or after it' -Tag Invariant:isolation {
        $seen.DefaultBefore | Should -Be 'Tigris.Model', 'Tigris.PowerShell'
        $seen.DefaultAfter | Should -Be 'Tigris.Model', 'Tigris.PowerShell', 'Tigris.Workflows'
    }

    It 'are invisible to scripts: <_>' -Tag Invariant:isolation -ForEach 'Refit', 'Polly', 'Client' {
        $seen.$_ | Should -BeNullOrEmpty
    }

    It 'share one copy of the model with the commands' {
        @($seen.AllAfter | Where-Object { $_ -eq 'Tigris.Model' }).Count | Should -Be 1
    }
}
