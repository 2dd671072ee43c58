import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Sash } from '../../components/Sash';
import type { ChartLayout } from './useChartLayout';

interface ChartSplitProps {
  readonly layout: ChartLayout;
  readonly text: ReactNode;
  readonly picture: ReactNode;
}

const wide = 720;
const smallest = 120;

/** The text beside the picture, or below it where there is little width. */
export function ChartSplit({ layout, text, picture }: ChartSplitProps) {
  const [host, setHost] = useState<HTMLElement | null>(null);
  const { width, height } = useSize(host);
  const across = width >= wide;
  const room = across ? width : height;
  const size = Math.round(room * layout.share);
  const both = layout.parts === 'both';
  return (
    <div ref={setHost} className={`chart-split ${across ? 'across' : 'down'}`}>
      {layout.parts !== 'chart' && (
        <div className="chart-text" style={both ? { flexBasis: size } : { flexGrow: 1 }}>
          {text}
        </div>
      )}
      {layout.parts !== 'text' && (
        // It scrolls, and a picture holds nothing that takes the keyboard.
        <div className="chart-side" tabIndex={0} role="group" aria-label="Chart">
          {picture}
        </div>
      )}
      {both && (
        <div className="chart-sash" style={across ? { left: size - 2 } : { bottom: size - 2 }}>
          <Sash
            label="Specification"
            orientation={across ? 'vertical' : 'horizontal'}
            size={size}
            smallest={smallest}
            largest={Math.max(smallest, room - smallest)}
            direction={across ? 1 : -1}
            onResize={wanted => {
              if (room > 0) layout.resize(wanted / room);
            }}
          />
        </div>
      )}
    </div>
  );
}

function useSize(host: HTMLElement | null): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: wide, height: 0 });
  useEffect(() => {
    if (!host) return;
    const measure = () => {
      setSize({ width: host.clientWidth, height: host.clientHeight });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(host);
    measure();
    return () => {
      observer.disconnect();
    };
  }, [host]);
  return size;
}
